"""Tables of what every feature points to: an identity row that exists once, and its words."""

from portal.reference.models.contacts import (
    LOCAL_KINDS,
    Contact,
    ContactKind,
    ContactQuerySet,
    NumberState,
)
from portal.reference.models.harms import Harm, HarmLaw, HarmText
from portal.reference.models.language import LanguageAdvice, LanguageAdviceText
from portal.reference.models.laws import Law, LawStatus, LawText
from portal.reference.models.signs import RelatedSign, Sign, SignHarm, SignText
from portal.reference.models.terms import Term, TermText

__all__ = [
    "LOCAL_KINDS",
    "Contact",
    "ContactKind",
    "ContactQuerySet",
    "Harm",
    "HarmLaw",
    "HarmText",
    "LanguageAdvice",
    "LanguageAdviceText",
    "Law",
    "LawStatus",
    "LawText",
    "NumberState",
    "RelatedSign",
    "Sign",
    "SignHarm",
    "SignText",
    "Term",
    "TermText",
]
