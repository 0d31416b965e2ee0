"""What is wrong with figures as somebody typed them, in sentences for them. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portal.core.exceptions import gettext_noop
from portal.guidance.plan.rules.figures import Counts
from portal.guidance.plan.rules.periods import Period
from portal.guidance.plan.rules.units import FRACTIONS, Unit

YES_OR_NO = (0, 1)
TOP = 100


@dataclass(frozen=True)
class EntryFault:
    """This is one thing to mend; its template is marked for translation."""

    field: str
    template: str


def faults_of(unit: Unit, period: Period, counts: Counts) -> Iterator[EntryFault]:
    """Walk everything that is wrong with one entry."""
    if period.end < period.start:
        yield EntryFault(
            "end", gettext_noop("The last day is before the first. Change one of them.")
        )
    yield from _wrong_shape(unit, counts)
    yield from _wrong_size(unit, counts)


def _wrong_shape(unit: Unit, counts: Counts) -> Iterator[EntryFault]:
    """Say which fields belong to this unit."""
    if unit is Unit.COUNT:
        if counts.numerator is None:
            yield EntryFault("numerator", gettext_noop("Enter the count. Nobody counted is 0."))
        yield from _unwanted(counts, "denominator", "value")
    elif unit in FRACTIONS:
        yield from _wrong_fraction(counts)
    else:
        if counts.value is None:
            yield EntryFault("value", gettext_noop("Enter the figure."))
        yield from _unwanted(counts, "numerator")


def _wrong_fraction(counts: Counts) -> Iterator[EntryFault]:
    if counts.numerator is None and counts.value is None:
        words = gettext_noop("Enter both counts; if you know only the result, enter that.")
        yield EntryFault("numerator", words)
    elif counts.numerator is not None and counts.denominator is None:
        words = gettext_noop("Enter what it is counted out of, or leave both counts empty.")
        yield EntryFault("denominator", words)
    elif counts.numerator is not None and counts.value is not None:
        words = gettext_noop("Leave this empty: the result is worked out from the counts.")
        yield EntryFault("value", words)


def _unwanted(counts: Counts, *names: str) -> Iterator[EntryFault]:
    for name in names:
        if getattr(counts, name) is not None:
            yield EntryFault(name, gettext_noop("Leave this empty: this measure does not have it."))


def _wrong_size(unit: Unit, counts: Counts) -> Iterator[EntryFault]:
    for name in ("numerator", "denominator"):
        if (getattr(counts, name) or 0) < 0:
            yield EntryFault(name, gettext_noop("A count cannot be below 0."))
    top, bottom, value = counts.numerator, counts.denominator, counts.value
    if unit is Unit.PERCENT and top is not None and bottom is not None and top > bottom:
        words = gettext_noop("More were counted than there are to count. Check both numbers.")
        yield EntryFault("numerator", words)
    if unit is Unit.RATIO and bottom == 0:
        yield EntryFault("denominator", gettext_noop("Nothing can be divided by 0."))
    if value is None:
        return
    if unit is Unit.PERCENT and not 0 <= value <= TOP:
        yield EntryFault("value", gettext_noop("A percentage is between 0 and 100."))
    if unit is Unit.YES_NO and value not in YES_OR_NO:
        yield EntryFault("value", gettext_noop("Enter 1 for yes or 0 for no."))
    if unit is Unit.RATIO and value < 0:
        yield EntryFault("value", gettext_noop("A ratio cannot be below 0."))
