"""What rules say of each case somebody thought through: the steps as a worker would read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from portal.navigator.rules.deciding import decide
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.scenarios import ANY_MOMENT, CLOSING, Scenario, differences


@dataclass(frozen=True)
class Tried:
    """This is a case with the steps the rules give it; the closing steps are left out."""

    title: str
    steps: tuple[str, ...]
    is_as_expected: bool


def tried(rule_set: RuleSet, scenarios: Sequence[Scenario]) -> list[Tried]:
    """Ask the rules about every case."""
    return [
        Tried(each.title, _steps(rule_set, each), not differences(rule_set, [each]))
        for each in scenarios
    ]


def _steps(rule_set: RuleSet, scenario: Scenario) -> tuple[str, ...]:
    decision = decide(rule_set, scenario.answers, ANY_MOMENT)
    return tuple(rule_set.text_of(step.code) for step in decision.steps if step.code not in CLOSING)
