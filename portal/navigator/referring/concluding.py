"""What the answers so far lead to at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from portal.core.flow import Value
from portal.navigator.referring.questions.answers import inputs_of
from portal.navigator.rules.deciding import decide
from portal.navigator.rules.decision import DecidedStep
from portal.navigator.rules.inputs import Answers, read_answers
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.steps import StepClass

URGENT = (StepClass.EMERGENCY, StepClass.MISSING)


def answers_in(rule_set: RuleSet, counted: Mapping[str, Value]) -> Answers:
    """Read the answers that count as the rules take them."""
    return read_answers(inputs_of(counted), meetings=rule_set.meeting_codes)


def urgent_steps(
    rule_set: RuleSet, counted: Mapping[str, Value], now: datetime
) -> list[DecidedStep]:
    """Give the steps that wait for no other question: emergency and missing."""
    decision = decide(rule_set, answers_in(rule_set, counted), now)
    return [step for step in decision.steps if step.class_ in URGENT]
