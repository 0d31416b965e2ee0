"""What was answered on a page, short enough to stand beside the next ones."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from portal.core.flow import Question, Stop, Value
from portal.navigator.labels import label_of, value_label
from portal.navigator.referring.questions.answers import inputs_of
from portal.navigator.referring.questions.asking import question_of
from portal.navigator.rules.inputs import INPUTS, NO, UNSURE, YES


def recap(stop: Stop, counted: Mapping[str, Value]) -> list[str]:
    """Say what was answered at a stop; a plain no is said only where nothing else is."""
    asked = {question.id: question for question in stop.questions}
    given = inputs_of({name: value for name, value in counted.items() if name in asked})
    said = [
        words
        for name, value in given.items()
        for words in _words(asked[question_of(name)], name, value)
    ]
    if said:
        return said
    if given:
        return [_("No")]
    return [_("Not sure")] if any(name in counted for name in asked) else []


def _words(question: Question, name: str, value: object) -> list[str]:
    values = INPUTS[name].values
    if isinstance(value, list):
        return [value_label(name, code) for code in value]
    if values[:2] != (YES, NO):
        options = {option.code: option.label for option in question.options}
        return [options.get(str(value), str(value))]
    if value == YES:
        return [label_of(name)]
    # Where silence is “not sure”, a no tells something.
    return [f"{label_of(name)}: {value_label(name, NO)}"] if UNSURE in values else []
