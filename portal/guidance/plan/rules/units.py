"""What a measure counts in, which way is better, how often it is read. Pure."""

from __future__ import annotations

from enum import StrEnum


class Unit(StrEnum):
    """What the figures of a measure are."""

    COUNT = "count"
    PERCENT = "percent"  # numerator ÷ denominator, of a hundred
    RATIO = "ratio"  # numerator ÷ denominator, as a number
    SCORE = "score"  # an average that was worked out elsewhere
    YES_NO = "yes-no"


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class Frequency(StrEnum):
    """How often there is a new figure."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


FRACTIONS = frozenset({Unit.PERCENT, Unit.RATIO})
