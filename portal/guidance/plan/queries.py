"""Reads of plan and measures. Figures leave here only as readers may see them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q

from portal.core.models import Partnership
from portal.guidance.plan.models import (
    Action,
    ActionChange,
    ActionText,
    Measure,
    MeasureText,
    MeasureValue,
    PriorityText,
)
from portal.guidance.plan.rules.small import Figure
from portal.guidance.plan.rules.suppression import left_out
from portal.guidance.plan.rules.units import Unit
from portal.reference.spoken import Spoken, spoken

LONGEST_KEY = 18  # figures; what is longer no database has
Read = Callable[[str], Spoken]


@dataclass(frozen=True)
class Published:
    """This is a figure as readers may see it; one that is left out carries no number at all."""

    row: MeasureValue | None
    measure: int
    period: str
    start: Any
    end: Any
    group: str

    @property
    def is_left_out(self) -> bool:
        """Say whether readers are told that it is too small to show."""
        return self.row is None


@dataclass(frozen=True)
class PlanWords:
    """These are the words of a plan in one language; actions and measures by their priority."""

    priorities: list[PriorityText]
    actions: list[ActionText]
    measures: list[MeasureText]
    language: str


def plan_of(partnership: Partnership | None, language: str) -> PlanWords:
    """Read a partnership's plan and its measures, all of it in one language; three queries."""
    found = _in_one_language(
        language,
        lambda code: spoken(PriorityText.objects.all(), partnership, code),
        lambda code: spoken(ActionText.objects.all(), partnership, code),
        lambda code: spoken(MeasureText.objects.all(), partnership, code),
    )
    priorities, actions, measures = found
    shown = {text.owner_id for text in priorities.texts}
    kept = [text for text in actions.texts if text.owner.priority_id in shown]
    return PlanWords(priorities.texts, kept, measures.texts, priorities.language)


def measures_of(partnership: Partnership | None, language: str) -> Spoken:
    """List the measures a partnership shows; one query."""
    return spoken(MeasureText.objects.all(), partnership, language)


def priority_cards(partnership: Partnership | None, language: str) -> Spoken:
    """List the priorities a partnership shows; one query."""
    return spoken(PriorityText.objects.all(), partnership, language)


def history_of(actions: Sequence[int]) -> list[ActionChange]:
    """List what was reported of actions, the newest first; one query."""
    rows = ActionChange.objects.filter(action__in=actions)
    return list(rows.order_by("-changed_at", "-pk"))


def published_values(measures: Sequence[Measure]) -> dict[int, list[Published]]:
    """Give the figures of measures as readers may see them, by measure; one query.

    Give all measures a partnership shows: what one tells may give another away.
    """
    rows = list(
        MeasureValue.objects.current().filter(measure__in=[row.pk for row in measures]).in_order()
    )
    hidden = _hidden(rows, measures)
    found: dict[int, list[Published]] = {row.pk: [] for row in measures}
    for row in rows:
        shown = None if row.pk in hidden else row
        found[row.measure_id].append(
            Published(shown, row.measure_id, row.period, row.start, row.end, row.group)
        )
    return found


def figure_of(row: MeasureValue, unit: Unit) -> Figure:
    """Give a figure to the rules."""
    return Figure(
        row.pk, row.measure_id, unit, row.start, row.end, row.group,
        row.numerator, row.denominator, row.value,
    )  # fmt: skip


def every_value(measure: Measure) -> list[MeasureValue]:
    """List everything that was ever entered for a measure, for editors; one query."""
    rows = MeasureValue.objects.filter(measure=measure)
    return list(rows.order_by("-start", "-end", "group", "-entered_at", "-pk"))


def left_out_of(measure: Measure) -> set[int]:
    """List the keys of a measure's figures that readers do not see; two queries.

    All of a partnership's measures are looked at, for what one tells may give another away.
    """
    whose = Q(partnership=measure.partnership_id) | Q(partnership__isnull=True)
    measures = list(Measure.objects.filter(whose).order_by("pk"))
    rows = MeasureValue.objects.current().filter(measure__in=measures).in_order()
    return _hidden(list(rows), measures)


def _hidden(rows: Sequence[MeasureValue], measures: Sequence[Measure]) -> set[int]:
    """List figures that readers do not see; what counts no children is shown as it is."""
    units = {row.pk: Unit(row.unit) for row in measures}
    open_to_all = {row.pk for row in measures if not row.hides_small}
    hidden = left_out([figure_of(row, units[row.measure_id]) for row in rows])
    return hidden - {row.pk for row in rows if row.measure_id in open_to_all}


def value_of(measure: Measure, key: str) -> MeasureValue | None:
    """Find one figure of a measure that still holds, by what an address says."""
    if not key.isascii() or not key.isdigit() or len(key) > LONGEST_KEY:
        return None
    rows = MeasureValue.objects.current().filter(measure=measure, pk=int(key))
    found: MeasureValue | None = rows.first()
    return found


def history_for_editors(action: Action) -> list[ActionChange]:
    """List what was reported of one action, the newest first; one query."""
    return history_of([action.pk])


def _in_one_language(language: str, *reads: Read) -> list[Spoken]:
    """Read all in the reader's language, or all in the first one: a page does not mix them."""
    found = [read(language) for read in reads]
    if all(each.language == language for each in found):
        return found
    return [read(settings.LANGUAGE_CODE) for read in reads]
