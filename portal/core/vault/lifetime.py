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
