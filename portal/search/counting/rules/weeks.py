"""Weeks in which searches are counted, and how long the counts are kept. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

FEWEST: Final = 5  # what fewer people typed in a week is nobody's business
MONTHS_KEPT: Final = 13


def week_of(day: date) -> date:
    """Give the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def oldest_kept(day: date) -> date:
    """Give the day thirteen months before; weeks that began earlier are deleted."""
    month = day.month - MONTHS_KEPT % 12
    year = day.year - MONTHS_KEPT // 12 - (month < 1)
    month += 12 * (month < 1)
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))
