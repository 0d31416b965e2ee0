"""Which figures tell by themselves a number of people below five. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from portal.guidance.plan.rules.units import Unit

THRESHOLD = 5
WHOLE = 100


@dataclass(frozen=True)
class Figure:
    """This is one figure as it was entered, with what it is about."""

    key: int
    measure: int
    unit: Unit
    start: date
    end: date
    group: str = ""  # empty: everybody
    numerator: int | None = None
    denominator: int | None = None
    value: Decimal | None = None

    @property
    def rest(self) -> int | None:
        """Count those of the whole who are not among the counted; a ratio has no such rest."""
        if self.numerator is None or self.denominator is None or self.unit is Unit.RATIO:
            return None
        return self.denominator - self.numerator

    @property
    def breakdown(self) -> str:
        """Name what the group is one part of: “Sex” of “Sex: girls”."""
        return self.group.partition(":")[0].strip().casefold() if ":" in self.group else ""


def is_small(number: int | None) -> bool:
    """Say whether so few people could be known to somebody; nobody at all cannot."""
    return number is not None and 0 < number < THRESHOLD


def tells_small(figure: Figure, bases: Collection[int]) -> bool:
    """Say whether one figure tells a small number; `bases` are counts readers may set it against.

    A percentage printed without its counts tells one when, of a base that is known, nothing else
    would be printed so.
    """
    if figure.unit is Unit.YES_NO:
        return False
    if is_small(figure.numerator) or is_small(figure.denominator) or is_small(figure.rest):
        return True
    if figure.unit is not Unit.PERCENT or figure.numerator is not None or figure.value is None:
        return False
    known = bases if figure.denominator is None else [figure.denominator]
    return any(
        share_tells_small(Fraction(figure.value), last_place(figure.value), n) for n in known
    )


def share_tells_small(share: Fraction, step: Fraction, base: int) -> bool:
    """Say whether a percentage of a known base can only be a small number, or leave one over."""
    counts = counts_behind(share, step, base)
    if not counts or len(counts) > 2 * THRESHOLD:
        return False
    return all(is_small(count) or is_small(base - count) for count in counts)


def counts_behind(share: Fraction, step: Fraction, base: int) -> range:
    """List the counts that would be printed as this percentage of a base; often there is none."""
    first = max(0, ceil((share - step / 2) * base / WHOLE))
    last = min(base, floor((share + step / 2) * base / WHOLE))
    return range(first, last + 1)


def last_place(value: Decimal) -> Fraction:
    """Give the size of the last place that says something: 13 is known to one, 13.5 to a tenth."""
    exponent = value.normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return Fraction(1, 10**decimals)


def known_bases(figures: Collection[Figure], figure: Figure) -> set[int]:
    """List the counts of the same period that readers may set a bare percentage against."""
    return {
        number
        for other in figures
        if (other.start, other.end) == (figure.start, figure.end) and other.unit is not Unit.YES_NO
        for number in (other.numerator if other.unit is Unit.COUNT else other.denominator,)
        if number is not None and number >= THRESHOLD
    }
