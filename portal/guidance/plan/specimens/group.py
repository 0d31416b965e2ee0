"""Measures of an invented plan in every state, and the pages that show plan and measures."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.core.specimens import Group, Specimen, State, drawn_in
from portal.guidance.plan.presenters.chart import MOST, Chart, Point, chart
from portal.guidance.plan.presenters.measures import EVERYBODY, NOT_SHOWN, MeasureCard, ValueLine
from portal.guidance.plan.specimens.actions import action_specimens

FOLDER = "portal/guidance/plan"
_part = drawn_in(FOLDER)
NAME = "Children seen within five days"
TITLE, SAID = "Figures of this example", "One bar for each figure, the oldest first."
ALL = ValueLine("2025/26", EVERYBODY, "62%", "31", "50", "62", [], is_left_out=False)
GROUPED = ValueLine("2025/26", "Girls", "64%", "", "", "", ["From a survey."], is_left_out=False)
LEFT_OUT = ValueLine("2025/26", "Boys", NOT_SHOWN, "", "", "", [], is_left_out=True)


@dataclass(frozen=True)
class SamplePage:
    """This is what the table of a measure's figures shows."""

    lines: list[ValueLine]
    has_groups: bool
    has_counts: bool
    text: SimpleNamespace


def plan_group(_request: HttpRequest, state: str) -> dict[str, Any]:
    """Show actions, or measures."""
    if state == "actions":
        return {"specimens": action_specimens()}
    return {"specimens": [*_cards(), *_charts(), *_tables()]}


def _card(latest: ValueLine | None, others: int = 0, target: str = "") -> MeasureCard:
    return MeasureCard("M1", NAME, "/report/", "", latest, others, target, None)


def _cards() -> list[Specimen]:
    cards = {
        "a target, more groups": _card(ALL, others=2, target="90%"),
        "of some only": _card(GROUPED),
        "not shown": _card(LEFT_OUT),
        "no figure": _card(None),
    }
    return [_part("measure_card", state, card=card, level=3) for state, card in cards.items()]


def _chart(count: int, target: Fraction | None) -> Chart | None:
    points = [Point(f"Year {year}", f"{year * 5}%", Fraction(year * 5)) for year in range(1, count)]
    hidden = Point(f"Year {count}", str(NOT_SHOWN), None)
    return chart([*points, hidden], target, "90%", Fraction(100))


def _charts() -> list[Specimen]:
    charts = {"a target": _chart(4, Fraction(90)), "more than fit": _chart(MOST + 2, None)}
    return [
        _part("chart", state, chart=drawing, title=TITLE, description=SAID, id=f"chart-{number}")
        for number, (state, drawing) in enumerate(charts.items())
    ]


def _tables() -> list[Specimen]:
    words = SimpleNamespace(name=NAME)
    pages = {
        "groups and counts": SamplePage([ALL, GROUPED, LEFT_OUT], True, True, words),
        "plain": SamplePage([ALL], False, False, SimpleNamespace(name=TITLE)),
    }
    return [_part("figures_table", state, shown=page) for state, page in pages.items()]


GROUP = Group(
    "plan",
    _("Plan and indicators"),
    plan_group,
    states=(State("actions", _("Actions")), State("measures", _("Indicators"))),
)
