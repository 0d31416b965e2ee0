"""Working days and the moments by which something is due.

A working day is Monday to Friday and no bank holiday of England. What is due on a day is due at
17:00 in London. What is due today, said after 17:00 or on a day nobody works, is due at 23:59.
"""

from __future__ import annotations

from datetime import date, datetime, time

from portal.core.time.bank_holidays import is_bank_holiday
from portal.core.time.clock import ONE_DAY, at, london

CLOSE_OF_BUSINESS = time(17)
LAST_MINUTE = time(23, 59)
_SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Say whether offices in England work on this day."""
    return day.weekday() < _SATURDAY and not is_bank_holiday(day)


def add_working_days(day: date, count: int) -> date:
    """Give the count-th working day after this one, or before it when negative; 0 is the day."""
    step = ONE_DAY if count > 0 else -ONE_DAY
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """Count the working days after start up to and with end; negative when end comes first.

    This undoes add_working_days: between a day and its count-th working day lie count.
    """
    if end < start:
        return -sum(map(is_working_day, _days(end, start)))
    return sum(map(is_working_day, _days(start + ONE_DAY, end + ONE_DAY)))


def due_on(day: date) -> datetime:
    """Give the moment by which something due on this day is due."""
    return at(day, CLOSE_OF_BUSINESS)


def due_today(now: datetime) -> datetime:
    """Give the moment by which something to be done today is due."""
    here = london(now)
    day = here.date()
    close = due_on(day)
    if is_working_day(day) and here <= close:
        return close
    return at(day, LAST_MINUTE)


def due_in_working_days(now: datetime, count: int) -> datetime:
    """Give the moment by which something is due within so many working days; 0 means today."""
    if count == 0:
        return due_today(now)
    return due_on(add_working_days(london(now).date(), count))


def _days(start: date, end: date) -> list[date]:
    return [start + ONE_DAY * n for n in range((end - start).days)]
