"""Writes of reference rows."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from portal.core.audit.actions import record
from portal.core.publishing.changes import subject_of
from portal.core.time.clock import london_day
from portal.reference.exceptions import (
    NumberHasChanged,
    NumberIsBlank,
    NumberNeedsSecondPerson,
)
from portal.reference.models import Contact, NumberState

if TYPE_CHECKING:
    from portal.users.models import User


@transaction.atomic
def verify_contact(
    *, contact: Contact, verified_by: User | None, now: datetime, review_date: date | None = None
) -> Contact:
    """Record that somebody rang this number and it is right, to be checked again within a year.

    NumberIsBlank when there is nothing to ring; NumberHasChanged when the number is not the one
    that was on the screen any more; NumberNeedsSecondPerson when they brought it themselves.
    """
    row = Contact.objects.select_for_update().get(pk=contact.pk)
    if not row.phone:
        raise NumberIsBlank(name=row.name)
    if (row.phone, row.textphone) != (contact.phone, contact.textphone):
        raise NumberHasChanged(name=row.name, phone=row.phone)
    if verified_by is not None and row.number_changed_by_id == verified_by.pk:
        raise NumberNeedsSecondPerson(name=row.name, phone=row.phone)
    row.number_state = NumberState.SURE
    row.verified_at = now
    row.verified_by = verified_by
    row.review_date = review_date or _a_year_after(london_day(now))
    row.save(update_fields=["number_state", "verified_at", "verified_by", "review_date"])
    record(
        kind="contact-verified",
        now=now,
        actor=verified_by,
        partnership=row.partnership,
        subject=subject_of(row),
    )
    return row


def _a_year_after(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if is_leap_day else day.day)
