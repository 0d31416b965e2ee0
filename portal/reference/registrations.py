"""What reference rows register with the kernel."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy
from wagtail.snippets.models import register_snippet

from portal.core import registry, stamp_sources
from portal.core.models import Partnership
from portal.core.registry import ContactCardSource, WordSource
from portal.core.strip import DialCard, EmergencyContacts
from portal.reference import glossary, kept, models, presenters
from portal.reference.editors import ReferenceGroup
from portal.reference.live_facts import CONTACTS_PANEL, check_contacts
from portal.reference.packing import (
    ContactKind,
    HarmKind,
    LanguageKind,
    LawKind,
    SignKind,
    TermKind,
)

CONTACTS = "contacts"
GLOSSARY = "glossary"
IDENTITY_ROWS = (models.Harm, models.Sign, models.Term, models.Law, models.LanguageAdvice)
LINKS = (models.HarmLaw, models.SignHarm, models.RelatedSign)
TEXT_ROWS = (
    models.HarmText,
    models.SignText,
    models.TermText,
    models.LawText,
    models.LanguageAdviceText,
)

PACK_KINDS = (ContactKind(), LawKind(), TermKind(), HarmKind(), SignKind(), LanguageKind())


def register() -> None:
    """Register the strip's numbers and the contact cards, and watch the rows behind them."""
    registry.emergency.register(CONTACTS, strip_now)
    registry.contact_cards.register(
        CONTACTS, ContactCardSource(choices=presenters.contact_choices, card=card_now)
    )
    registry.personal_data.register(CONTACTS, kept.CONTACTS)
    registry.words.register(GLOSSARY, WordSource(glossary.word_choices, glossary.word_note))
    for kind in PACK_KINDS:
        registry.pack_kinds.register(kind.name, kind)
    registry.live_checks.register(CONTACTS, check_contacts)
    registry.dashboard_panels.register(CONTACTS, CONTACTS_PANEL)
    registry.audit_kinds.register("contact-verified", gettext_lazy("Contact verified"))
    stamp_sources.watch(*IDENTITY_ROWS, *LINKS)
    stamp_sources.watch(models.Contact)  # verifying a number changes nothing else of it
    stamp_sources.watch_pages(*TEXT_ROWS)  # a draft changes nothing that readers see
    register_snippet(ReferenceGroup)


# The kernel asks while it answers a request, so these two read the clock, as a view would.


def strip_now(partnership: Partnership) -> EmergencyContacts:
    """Give the numbers of the emergency strip at this moment."""
    return presenters.emergency_contacts(partnership, timezone.now())


def card_now(partnership: Partnership, key: str) -> DialCard | None:
    """Give a contact's card at this moment."""
    return presenters.contact_card(partnership, key, timezone.now())
