"""London's clock: days begin and end at its midnight, whatever the server's zone.

Two nights a year need care. In spring, 01:00 to 02:00 never happens: a wall time inside that
hour means the moment the hour is skipped. In autumn the hour happens twice: a wall time inside
it means the first time. So later wall times never give earlier moments.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
ONE_DAY = timedelta(days=1)

# The Summer Time Order 2002 changes the clocks at one o'clock in the morning, Greenwich time.
_CLOCKS_CHANGE = time(1, tzinfo=UTC)


class NaiveMoment(ValueError):
    """This moment has no zone, so nobody can say when it was."""

    def __init__(self, moment: datetime) -> None:
        super().__init__(f"{moment.isoformat()} has no time zone; give an aware moment.")


def london(moment: datetime) -> datetime:
    """Give the same moment on London's clock; NaiveMoment if it has no zone."""
    if moment.utcoffset() is None:
        raise NaiveMoment(moment)
    return moment.astimezone(LONDON)


def london_day(moment: datetime) -> date:
    """Give the date in London at this moment."""
    return london(moment).date()


def at(day: date, wall: time) -> datetime:
    """Give the moment at which London's clocks first show this time, or skip over it."""
    moment = datetime.combine(day, wall.replace(tzinfo=None, fold=0), tzinfo=LONDON)
    shown = moment.astimezone(UTC).astimezone(LONDON)
    if shown.replace(tzinfo=None) == moment.replace(tzinfo=None):
        return moment
    return datetime.combine(day, _CLOCKS_CHANGE).astimezone(LONDON)


def start_of_day(day: date) -> datetime:
    """Give the London midnight with which this day begins."""
    return at(day, time(0))


def end_of_day(day: date) -> datetime:
    """Give the London midnight with which this day ends; the day does not contain it."""
    return start_of_day(day + ONE_DAY)


def next_midnight(moment: datetime) -> datetime:
    """Give the London midnight after this moment; at midnight itself, the one a day later."""
    return end_of_day(london_day(moment))
