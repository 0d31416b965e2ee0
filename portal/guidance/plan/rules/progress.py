"""How far an action is, and whether its day has passed. Pure."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """How far an action is."""

    NOT_STARTED = "not-started"
    UNDER_WAY = "under-way"
    DONE = "done"
    DELAYED = "delayed"
    STOPPED = "stopped"
    NOT_KNOWN = "not-known"  # the source does not say


# What is finished, one way or the other, cannot be late any more.
FINISHED = frozenset({Status.DONE, Status.STOPPED})


def days_late(status: Status, due: date | None, today: date) -> int:
    """Count the days since an open action was due; 0 when it is not late.

    The day it is due still counts as in time.
    """
    if due is None or status in FINISHED:
        return 0
    return max(0, (today - due).days)
