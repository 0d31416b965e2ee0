"""Reference rows as templates show them."""

from portal.reference.presenters.contacts import (
    contact_card,
    contact_choices,
    dial_card,
    emergency_contacts,
    national_card,
)

__all__ = [
    "contact_card",
    "contact_choices",
    "dial_card",
    "emergency_contacts",
    "national_card",
]
