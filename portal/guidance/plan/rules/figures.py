"""Working out a figure from its counts, and comparing it with what was printed. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from portal.guidance.plan.rules.units import FRACTIONS, Unit

NUMBER = re.compile(r"-?\d[\d,]*(?:\.(\d+))?")


@dataclass(frozen=True)
class Counts:
    """This is what was entered: counts, or only the figure that was printed."""

    numerator: int | None = None
    denominator: int | None = None
    value: Decimal | None = None


@dataclass(frozen=True)
class Printed:
    """This is a printed number and the size of its last place: 36% is known to one percent."""

    number: Fraction
    step: Fraction


def worked_out(unit: Unit, counts: Counts) -> Fraction | None:
    """Give the figure; None where there was nobody to count or nothing was entered."""
    if counts.numerator is None:
        return None if counts.value is None else Fraction(counts.value)
    if unit not in FRACTIONS:
        return Fraction(counts.numerator)
    if not counts.denominator:
        return None
    share = Fraction(counts.numerator, counts.denominator)
    return share * 100 if unit is Unit.PERCENT else share


def printed_number(text: str) -> Printed | None:
    """Find the first number in what a source prints; None when it prints none."""
    found = NUMBER.search(text)
    if found is None:
        return None
    decimals = len(found.group(1) or "")
    return Printed(Fraction(found.group().replace(",", "")), Fraction(1, 10**decimals))


def differs_from_print(unit: Unit, counts: Counts, text: str) -> bool:
    """Say whether the counts give another figure than the printed one, beyond its rounding."""
    figure, printed = worked_out(unit, counts), printed_number(text)
    if counts.numerator is None or figure is None or printed is None:
        return False
    return abs(figure - printed.number) > printed.step / 2


def rounded(figure: Fraction, decimals: int) -> Decimal:
    """Round as people do: a half goes away from zero."""
    scale = 10**decimals
    doubled = abs(figure) * scale * 2
    whole = int((doubled + 1) // 2)
    return Decimal(whole if figure >= 0 else -whole).scaleb(-decimals)
