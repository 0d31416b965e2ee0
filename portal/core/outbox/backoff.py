"""How long to wait before the next try, and when to stop trying. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

FIRST_WAIT: Final = timedelta(minutes=1)
LONGEST_WAIT: Final = timedelta(hours=24)
MOST_TRIES: Final = 48
LONGEST_PAUSE: Final = timedelta(minutes=15)


def wait_after(tries: int) -> timedelta:
    """Give how long one delivery waits after so many tries: twice as long each time."""
    return _doubled(tries, LONGEST_WAIT)


def pause_after(failures: int) -> timedelta:
    """Give how long all mail waits after the server was found away so many times in a row.

    Short at the end as well: once the server is back, nobody should wait for a day.
    """
    return _doubled(failures, LONGEST_PAUSE)


def longest_life() -> timedelta:
    """Give how long a delivery can have been tried before it is given up."""
    return sum((wait_after(tries) for tries in range(1, MOST_TRIES)), timedelta())


def _doubled(count: int, longest: timedelta) -> timedelta:
    # Beyond this many doublings every wait is the longest; two to the thousandth overflows.
    doublings = min(max(count, 1) - 1, 16)
    return min(FIRST_WAIT * 2**doublings, longest)
