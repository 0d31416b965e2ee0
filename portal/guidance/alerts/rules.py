"""When the weekly letter is due. No Django."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final

from portal.core.time.clock import at, london_day

WEEKLY_AT: Final = time(8)  # on Mondays, in London
WEEK: Final = timedelta(days=7)


def last_digest_at(now: datetime) -> datetime:
    """Give the last moment at which weekly letters were due; that may be now."""
    today = london_day(now)
    monday = today - timedelta(days=today.weekday())
    due = at(monday, WEEKLY_AT)
    return due if due <= now else at(monday - WEEK, WEEKLY_AT)
