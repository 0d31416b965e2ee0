"""What packs may bring of reference rows: one kind for each table."""

from portal.reference.packing.contacts import ContactKind
from portal.reference.packing.harms import HarmKind
from portal.reference.packing.language import LanguageKind
from portal.reference.packing.laws import LawKind
from portal.reference.packing.signs import SignKind
from portal.reference.packing.terms import TermKind

__all__ = ["ContactKind", "HarmKind", "LanguageKind", "LawKind", "SignKind", "TermKind"]
