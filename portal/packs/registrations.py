"""The kinds of entry a pack may hold: a feature's kind is added here."""

from __future__ import annotations

from portal.packs.kinds.base import kinds
from portal.packs.kinds.contacts import ContactKind
from portal.packs.kinds.pages import PageKind
from portal.packs.kinds.partnership import PartnershipKind


def register() -> None:
    """Register every kind; the order of writing follows from what each says it comes after."""
    for kind in (PartnershipKind(), ContactKind(), PageKind()):
        kinds.register(kind.name, kind)
