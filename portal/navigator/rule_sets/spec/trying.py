"""What rules say of each case somebody thought through: the steps as a worker would read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from portal.navigator.rules.deciding import decide
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.scenarios import CLOSING, Scenario, differences, moment_of


@dataclass(frozen=True)
class Tried:
    """This is a case with the steps the rules give it; the closing steps are left out."""

    title: str
    steps: tuple[str, ...]
    is_as_expected: bool


def tried(rule_set: RuleSet, scenarios: Sequence[Scenario], day: date) -> list[Tried]:
    """Ask the rules of a day about every case."""
    moment = moment_of(day)
    return [
        Tried(each.title, _steps(rule_set, each, moment), not differences(rule_set, [each], moment))
        for each in scenarios
    ]


def _steps(rule_set: RuleSet, scenario: Scenario, moment: datetime) -> tuple[str, ...]:
    decision = decide(rule_set, scenario.answers, moment)
    return tuple(rule_set.text_of(step.code) for step in decision.steps if step.code not in CLOSING)
