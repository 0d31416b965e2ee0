"""Which period the next figure is about. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from portal.guidance.plan.rules.units import Frequency

MONTHS = {Frequency.MONTH: 1, Frequency.QUARTER: 3, Frequency.YEAR: 12}
FIRST_MONTH = 4  # public bodies count their years, and so their quarters, from April
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Period:
    """This is a stretch of days, the last one included."""

    start: date
    end: date


def next_period(frequency: Frequency, last: Period | None, today: date) -> Period:
    """Propose the period after the last one; the first time, the last that is over."""
    length = MONTHS[frequency]
    if last is not None:
        start = last.end + ONE_DAY
        return Period(start, _months_on(start, length) - ONE_DAY)
    begun = today.month - 1 - (FIRST_MONTH - 1) % length
    start = _months_on(today.replace(day=1), -(begun % length) - length)
    return Period(start, _months_on(start, length) - ONE_DAY)


def _months_on(day: date, months: int) -> date:
    """Go so many months on; a day that a month does not have becomes its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    following = (first + timedelta(days=31)).replace(day=1)
    last = (following - ONE_DAY).day
    return first.replace(day=min(day.day, last))
