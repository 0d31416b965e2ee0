"""Measures as pages show them. Every number here was published: see `queries.published_values`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.core.addresses import language_prefix
from portal.guidance.plan.models import Measure, MeasureText, MeasureValue
from portal.guidance.plan.models.measures import DIRECTION_NAMES, FREQUENCY_NAMES, UNIT_NAMES
from portal.guidance.plan.presenters.chart import Chart, Point, chart
from portal.guidance.plan.queries import Published
from portal.guidance.plan.rules.figures import (
    Counts,
    differs_from_print,
    rounded,
    worked_out,
)
from portal.guidance.plan.rules.units import Direction, Frequency, Unit

DECIMALS = {Unit.PERCENT: 1, Unit.RATIO: 1, Unit.SCORE: 2}
NOT_SHOWN = gettext_lazy("not shown")
EVERYBODY = gettext_lazy("All")


@dataclass(frozen=True)
class ValueLine:
    """This is one figure in a table."""

    period: str
    group: str | Promise
    figure: str | Promise
    counted: str
    out_of: str
    printed: str
    notes: list[str]
    is_left_out: bool

    @property
    def has_group(self) -> bool:
        """Say whether it is about some of them only."""
        return self.group != EVERYBODY


@dataclass(frozen=True)
class MeasureCard:
    """This is one measure with its newest figure."""

    code: str
    name: str
    url: str
    definition: str
    latest: ValueLine | None
    others: int  # how many groups have a figure of the same period beside it
    target: str
    chart: Chart | None


@dataclass(frozen=True)
class MeasurePage:
    """This is one measure with all of its figures."""

    card: MeasureCard
    text: MeasureText
    unit: str | Promise
    direction: str | Promise
    frequency: str | Promise
    lines: list[ValueLine]
    csv_url: str

    @property
    def has_counts(self) -> bool:
        """Say whether a table needs columns for counts."""
        return any(line.out_of for line in self.lines)

    @property
    def has_groups(self) -> bool:
        """Say whether a table needs a column for groups."""
        return any(line.has_group for line in self.lines)

    @property
    def has_left_out(self) -> bool:
        """Say whether readers have to be told why figures are missing."""
        return any(line.is_left_out for line in self.lines)


def indicators_address(slug: str = "") -> str:
    """Give the address of a measure, or of their list; addresses call them indicators."""
    base = f"{language_prefix()}strategy/indicators/"
    return f"{base}{slug}/" if slug else base


def csv_address(slug: str) -> str:
    """Give the address of a measure's figures as a file."""
    return f"{language_prefix()}strategy/indicators/{slug}.csv"


def cards(texts: Sequence[MeasureText], values: dict[int, list[Published]]) -> list[MeasureCard]:
    """Give a card for each measure."""
    return [card(text, values[text.owner_id]) for text in texts]


def card(text: MeasureText, values: Sequence[Published]) -> MeasureCard:
    """Give a measure with its newest figure: the one for everybody, where there is one."""
    measure: Measure = text.owner
    newest = [value for value in values if value.end == max(each.end for each in values)]
    # The figure for everybody, else one that may be shown, else at least the word that none may.
    first = min(newest, key=lambda value: (bool(value.group), value.is_left_out), default=None)
    return MeasureCard(
        measure.code, text.name, indicators_address(measure.slug), text.definition,
        value_line(measure, first) if first else None, len(newest) - 1 if newest else 0,
        target_words(measure), drawn(text, values),
    )  # fmt: skip


def measure_page(text: MeasureText, values: Sequence[Published]) -> MeasurePage:
    """Give a measure with everything readers may know of it."""
    measure: Measure = text.owner
    return MeasurePage(
        card(text, values), text, UNIT_NAMES[Unit(measure.unit)],
        DIRECTION_NAMES[Direction(measure.direction)],
        FREQUENCY_NAMES[Frequency(measure.frequency)],
        [value_line(measure, value) for value in values], csv_address(measure.slug),
    )  # fmt: skip


def value_line(measure: Measure, value: Published) -> ValueLine:
    """Give one figure as it may be shown."""
    group: str | Promise = value.group or EVERYBODY
    if value.row is None:
        return ValueLine(value.period, group, NOT_SHOWN, "", "", "", [], is_left_out=True)
    row, unit = value.row, Unit(measure.unit)
    return ValueLine(
        value.period, group, figure_words(unit, counts_of(row)),
        _whole(row.numerator) if row.denominator is not None else "", _whole(row.denominator),
        row.printed, [*comparison(unit, row), *([row.note] if row.note else [])],
        is_left_out=False,
    )  # fmt: skip


def counts_of(row: MeasureValue) -> Counts:
    """Give what was entered."""
    return Counts(row.numerator, row.denominator, row.value)


def figure_words(unit: Unit, counts: Counts) -> str:
    """Write a figure as readers see it."""
    figure = worked_out(unit, counts)
    if figure is None:
        return _("nobody to count")
    if unit is Unit.YES_NO:
        return _("yes") if figure else _("no")
    return number_words(unit, figure)


def number_words(unit: Unit, figure: Fraction) -> str:
    """Write a number with as many places as its unit is worth."""
    shown: Decimal = rounded(figure, DECIMALS.get(unit, 0))
    if shown == shown.to_integral_value():
        shown = shown.to_integral_value()
    words = str(number_format(shown, use_l10n=True, force_grouping=True))
    return f"{words}%" if unit is Unit.PERCENT else words


def comparison(unit: Unit, row: MeasureValue) -> list[str]:
    """Tell readers when the counts give another figure than the source prints."""
    counts = counts_of(row)
    if not differs_from_print(unit, counts, row.printed):
        return []
    words = _("The source prints %(printed)s; its counts give %(figure)s.")
    return [words % {"printed": row.printed, "figure": figure_words(unit, counts)}]


def target_words(measure: Measure) -> str:
    """Write the target; empty when there is none."""
    if measure.target is None:
        return ""
    return figure_words(Unit(measure.unit), Counts(value=measure.target))


def drawn(text: MeasureText, values: Sequence[Published]) -> Chart | None:
    """Draw the figures; None where nothing can be drawn."""
    measure: Measure = text.owner
    unit = Unit(measure.unit)
    if unit is Unit.YES_NO:
        return None
    is_one_period = len({(value.start, value.end) for value in values}) == 1
    points = []
    for value in values:
        line = value_line(measure, value)
        number = worked_out(unit, counts_of(value.row)) if value.row is not None else None
        points.append(Point(_label(value, is_one_period), str(line.figure), number))
    target = None if measure.target is None else Fraction(measure.target)
    top = Fraction(100) if unit is Unit.PERCENT else None
    return chart(points, target, target_words(measure), top)


def _label(value: Published, is_one_period: bool) -> str:
    """Name a bar by what tells it from the others."""
    if not value.group:
        return value.period
    return value.group if is_one_period else f"{value.period}, {value.group}"


def _whole(number: int | None) -> str:
    return "" if number is None else str(number_format(number, use_l10n=True, force_grouping=True))
