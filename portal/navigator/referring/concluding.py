"""What the answers so far lead to at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from portal.core.flow import Value
from portal.navigator.referring.questions.answers import inputs_of
from portal.navigator.rules.deciding import decide
from portal.navigator.rules.decision import DecidedStep, Decision
from portal.navigator.rules.inputs import read_answers
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.steps import StepClass

URGENT = (StepClass.EMERGENCY, StepClass.MISSING)


def decision_of(rule_set: RuleSet, counted: Mapping[str, Value], now: datetime) -> Decision:
    """Decide about the answers that count."""
    answers = read_answers(inputs_of(counted), meetings=rule_set.meeting_codes)
    return decide(rule_set, answers, now)


def urgent_steps(
    rule_set: RuleSet, counted: Mapping[str, Value], now: datetime
) -> list[DecidedStep]:
    """Give the steps that wait for no other question: emergency and missing."""
    decision = decision_of(rule_set, counted, now)
    return [step for step in decision.steps if step.class_ in URGENT]
