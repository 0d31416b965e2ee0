"""From answers to the result that a run keeps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from portal.core.flow import Value
from portal.core.models import Partnership
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


def conclusion_of(
    rule_set: RuleSet,
    counted: Mapping[str, Value],
    partnership: Partnership,
    now: datetime,
) -> dict[str, Any]:
    """Give the result as the run keeps it, with the version of the rules that led to it."""
    decision = decide(rule_set, answers_in(rule_set, counted), now)
    return {
        "rules_version": decision.rules_version,
        "partnership": partnership.slug,
        "steps": [
            {"code": step.code, "text": step.text, "who": step.who, "when": str(step.when)}
            for step in decision.steps
        ],
        "primary_meeting": decision.primary_meeting,
    }
