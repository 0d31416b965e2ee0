"""How long a run is kept and who may open it until when. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

IDLE: Final = timedelta(minutes=30)
LONGEST: Final = timedelta(hours=8)
WITH_CODE: Final = timedelta(days=7)


def run_ends_at(
    *, created_at: datetime, touched_at: datetime, code_ends_at: datetime | None
) -> datetime:
    """Give the moment from which a run is never opened again."""
    return code_ends_at or min(touched_at + IDLE, created_at + LONGEST)


def way_closes_at(*, expires_at: datetime, touched_at: datetime, opened_at: datetime) -> datetime:
    """Give the moment from which a browser that was let in then opens the run no more."""
    return min(expires_at, touched_at + IDLE, opened_at + LONGEST)
