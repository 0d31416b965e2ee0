"""Answers in plain words, as editors read them beside a rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import capfirst

from portal.navigator.labels import harm_name, label_of, value_label
from portal.navigator.rule_sets.presenters.naming import place_name
from portal.navigator.rules.inputs import INPUTS, Answers, Value
from portal.navigator.rules.rule import RuleSet

# These say what a case is about even where the answer is what silence means.
ALWAYS_TOLD = ("subject", "level", "age")


@dataclass(frozen=True)
class AnswerLine:
    """This is one answer: to what, and what was said."""

    label: str
    value: str


def in_plain_words(given: Iterable[tuple[str, Value]], rule_set: RuleSet) -> list[AnswerLine]:
    """List answers in the order of the inputs; what silence means is left out."""
    found = dict(given)
    return [
        AnswerLine(label_of(name), answer(name, found[name], rule_set))
        for name, wanted in INPUTS.items()
        if name in found and (name in ALWAYS_TOLD or found[name] != wanted.default)
    ]


def given_answers(answers: Answers, rule_set: RuleSet) -> list[AnswerLine]:
    """List the answers somebody gave."""
    given = [(name, value) for name, value in answers.values.items() if name in answers.given]
    return in_plain_words(given, rule_set)


def answer(name: str, value: Value, rule_set: RuleSet) -> str:
    """Say one answer: kinds of harm in the words of guidance, meetings by their names."""
    if name == "harms" and isinstance(value, frozenset):
        codes = [code for code in INPUTS[name].values if code in value]
        return capfirst(", ".join(harm_name(code) for code in codes)) or value_label(name, value)
    if name == "asked_for" and isinstance(value, str):
        return place_name(rule_set, value)
    return value_label(name, value)
