"""Names of versions: “nl-2026-11-2” is the second that North Lincolnshire published that month."""

from __future__ import annotations

import re
from datetime import date

SHARED = "common"
_NUMBER = re.compile(r"-(\d+)$")


def next_version(code: str, last: str, day: date) -> str:
    """Give the name of what is published on a day, after the last one of this area."""
    month = f"{code.lower() or SHARED}-{day:%Y}-{day.month}"
    found = _NUMBER.search(last)
    is_same_month = found is not None and last[: found.start()] == month
    return f"{month}-{int(found[1]) + 1 if found and is_same_month else 1}"
