"""Which day a reader asks for, and where in a frozen text its own words begin. No Django."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from portal.guidance.amendments.exceptions import DayAhead, DayUnclear

# Python reads more than this ("2026W011"); a link must mean the same to everybody.
DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TITLE: Final = re.compile(r"\s*<h1[^>]*>.*?</h1>\s*", re.DOTALL)
EMPTY_INTRO: Final = re.compile(r"\s*<p>\s*</p>\s*")


def day_of(text: str, *, today: date) -> date:
    """Read a day, such as "2026-03-27"; raises DayUnclear or DayAhead."""
    if not DAY.fullmatch(text):
        raise DayUnclear
    try:
        day = date.fromisoformat(text)
    except ValueError as fault:
        raise DayUnclear from fault
    if day > today:
        raise DayAhead
    return day


def without_title(html: str) -> str:
    """Leave out the title a frozen text begins with: the page around it has it already."""
    match = TITLE.match(html)
    rest = html[match.end() :] if match else html
    empty = EMPTY_INTRO.match(rest)
    return rest[empty.end() :] if empty else rest
