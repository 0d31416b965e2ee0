"""What was answered, as the rules read it: what nobody is sure of is left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from portal.core.flow import Flow, Kept, Record, Value, bare, fits
from portal.navigator.referring.questions.asking import question_of
from portal.navigator.rules.inputs import INPUTS, NOBODY, UNSURE, Input

# What other pages know already and may hand over.
HANDED_OVER = ("subject", "harms", "age")


def inputs_of(counted: Mapping[str, Value]) -> dict[str, Any]:
    """Give counted answers of the flow as `read_answers` takes them.

    What is skipped and “not sure” are absent; beside something that was ticked they say nothing.
    """
    found = {}
    for name, wanted in INPUTS.items():
        value = _given(wanted, bare(counted.get(question_of(name))))
        if value is not None:
            found[name] = value
    return found


def _given(wanted: Input, value: object) -> object:
    if wanted.is_number:
        return value
    if isinstance(value, list):
        codes = [code for code in value if code in wanted.values]
        return [code for code in codes if code != NOBODY] or codes or None
    is_said = value in wanted.values or (wanted.is_meeting and value != NOBODY)
    return value if is_said and value != UNSURE else None


def handed_over(flow: Flow, given: Mapping[str, list[str]]) -> Record:
    """Give the start of a run from what another page knows; what does not fit is left out."""
    record: dict[str, Kept] = {}
    for step in flow.steps:
        answers = {}
        for name in HANDED_OVER:
            question = flow.questions_by_id.get(question_of(name))
            if question is not None and question in step.questions:
                value = _handed(INPUTS[name], given.get(name, []))
                if value is not None and fits(question, value):
                    answers[question.id] = value
        if answers:
            record[step.id] = Kept(answers, 1)
    return record


def _handed(wanted: Input, texts: list[str]) -> Value | None:
    if wanted.is_many:
        known = [value for value in wanted.values if value in texts]
        return known or None
    text = texts[0] if len(texts) == 1 else ""
    if wanted.is_number:
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else None
    return text if text in wanted.values else None
