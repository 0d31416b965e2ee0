"""What reference rows register with the kernel."""

from __future__ import annotations

from django.utils import timezone

from portal.core import registry, stamp_sources
from portal.core.models import Partnership
from portal.core.registry import ContactCardSource
from portal.core.strip import DialCard, EmergencyContacts
from portal.reference import presenters
from portal.reference.models import Contact
from portal.reference.packing import ContactKind

CONTACTS = "contacts"


def register() -> None:
    """Register the strip's numbers and the contact cards, and watch the rows behind them."""
    registry.emergency.register(CONTACTS, strip_now)
    registry.contact_cards.register(
        CONTACTS, ContactCardSource(choices=presenters.contact_choices, card=card_now)
    )
    registry.pack_kinds.register(CONTACTS, ContactKind())
    stamp_sources.watch(Contact)


# The kernel asks while it answers a request, so these two read the clock, as a view would.


def strip_now(partnership: Partnership) -> EmergencyContacts:
    """Give the numbers of the emergency strip at this moment."""
    return presenters.emergency_contacts(partnership, timezone.now())


def card_now(partnership: Partnership, key: str) -> DialCard | None:
    """Give a contact's card at this moment."""
    return presenters.contact_card(partnership, key, timezone.now())
