"""What editors see: everything that was entered, and what readers see of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.guidance.plan.models import Measure, MeasureValue
from portal.guidance.plan.presenters.measures import comparison, counts_of, figure_words
from portal.guidance.plan.rules.periods import Period, next_period
from portal.guidance.plan.rules.units import Frequency, Unit

LONGEST_MONTH = 31
LONGEST_QUARTER = 92


@dataclass(frozen=True)
class EnteredLine:
    """This is one figure as it was entered, with who entered it and when."""

    pk: int
    period: str
    group: str
    figure: str
    counts: str
    printed: str
    note: str
    at: datetime
    by: str
    corrected_at: datetime | None
    is_left_out: bool
    warnings: list[str]


def entered_lines(
    measure: Measure, rows: Sequence[MeasureValue], left_out: Collection[int]
) -> list[EnteredLine]:
    """List everything that was entered, the newest period first."""
    unit = Unit(measure.unit)
    return [
        EnteredLine(
            row.pk, row.period, row.group, figure_words(unit, counts_of(row)), _counts(row),
            row.printed, row.note, row.entered_at, row.entered_by, row.superseded_at,
            row.pk in left_out, comparison(unit, row),
        )
        for row in rows
    ]  # fmt: skip


def proposed(measure: Measure, rows: Sequence[MeasureValue], today: date) -> dict[str, Any]:
    """Propose the period that comes next."""
    current = [Period(row.start, row.end) for row in rows if row.superseded_at is None]
    last = max(current, key=lambda period: (period.end, period.start), default=None)
    period = next_period(Frequency(measure.frequency), last, today)
    return {"period": period_name(period), "start": period.start, "end": period.end}


def initial_of(row: MeasureValue) -> dict[str, Any]:
    """Begin a correction with what was entered."""
    names = ("period", "start", "end", "group", "numerator", "denominator", "printed", "note")
    value = row.value if row.value is None else f"{row.value.normalize():f}"
    return {name: getattr(row, name) for name in names} | {"value": value}


def period_name(period: Period) -> str:
    """Name a period as reports do: a month, a quarter, or a year."""
    days = (period.end - period.start).days + 1
    if days <= LONGEST_MONTH:
        return date_format(period.start, "F Y")
    if days <= LONGEST_QUARTER:
        return _("%(first)s to %(last)s") % {
            "first": date_format(period.start, "F"),
            "last": date_format(period.end, "F Y"),
        }
    if period.start.year == period.end.year:
        return str(period.start.year)
    return f"{period.start.year}/{period.end.year % 100:02}"


def _counts(row: MeasureValue) -> str:
    if row.numerator is None or row.denominator is None:
        return ""
    words = _("%(counted)d out of %(whole)d")
    return words % {"counted": row.numerator, "whole": row.denominator}
