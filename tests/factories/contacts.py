"""Contacts in every state a number can have."""

from __future__ import annotations

from datetime import UTC, datetime

import factory

from portal.reference.models import Contact, ContactKind, NumberState

OFFICE_HOURS = {
    "week": {"monday-friday": ["09:00-17:00"], "saturday-sunday": []},
    "bank_holidays": "closed",
}


class ContactFactory(factory.django.DjangoModelFactory):
    """This makes a national contact with a verified number; numbers are Ofcom's for drama."""

    partnership = None
    key = factory.Sequence(lambda n: f"contact-{n}")
    kind = ContactKind.OTHER
    name = factory.Sequence(lambda n: f"Contact {n}")
    phone = "01632 960 500"
    number_state = NumberState.SURE
    verified_at = datetime(2026, 11, 1, 9, tzinfo=UTC)

    class Meta:
        model = Contact

    class Params:
        front_door = factory.Trait(
            key="front-door", kind=ContactKind.FRONT_DOOR, name="Front door", phone="01632 960 500"
        )
        out_of_hours = factory.Trait(
            key="out-of-hours",
            kind=ContactKind.OUT_OF_HOURS,
            name="Emergency duty team",
            phone="01632 960 555",
        )
        unchecked = factory.Trait(number_state=NumberState.CHECK, verified_at=None)
        blank = factory.Trait(number_state=NumberState.BLANK, phone="", verified_at=None)
        office_hours = factory.Trait(opening_hours=OFFICE_HOURS)
        day_and_night = factory.Trait(opening_hours="always")
