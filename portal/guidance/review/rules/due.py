"""When a page has to be looked at again, and on which days somebody is reminded. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

SOON = timedelta(days=30)
WARNED_BEFORE = timedelta(days=14)
REPEATED_EVERY = timedelta(days=14)
YEAR = timedelta(days=365)
SHORTEST, LONGEST = timedelta(days=30), timedelta(days=730)


class Standing(Enum):
    """This is how a page stands with its review."""

    NEVER = "never"  # nobody has looked at it, and nobody said when to
    OVERDUE = "overdue"  # the day has come or gone
    SOON = "soon"
    FINE = "fine"


def standing_of(reviewed: date | None, due: date | None, today: date) -> Standing:
    """Say how a page stands today."""
    if due is None:
        return Standing.NEVER if reviewed is None else Standing.FINE
    if due <= today:
        return Standing.OVERDUE
    return Standing.SOON if due <= today + SOON else Standing.FINE


def next_due(reviewed: date | None, due: date | None, today: date) -> date:
    """Give the day after a review today: as long again as was set before, else a year."""
    between = due - reviewed if due and reviewed else YEAR
    return today + min(max(between, SHORTEST), LONGEST)


def reminder_day(due: date, today: date) -> date | None:
    """Give the latest day on which a reminder was due by today; None before the first.

    A fortnight before, on the day, and every fortnight after it: whoever was away for a while
    finds the latest one only.
    """
    if today < due - WARNED_BEFORE:
        return None
    if today < due:
        return due - WARNED_BEFORE
    return due + REPEATED_EVERY * ((today - due) // REPEATED_EVERY)
