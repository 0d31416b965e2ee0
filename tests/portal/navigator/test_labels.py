"""Every input, every value and every kind of harm has plain words, and they are one of a kind."""

from __future__ import annotations

import pytest
from django.utils.functional import Promise

from portal.navigator.labels import (
    HARM_NAMES,
    INPUT_LABELS,
    VALUE_HINTS,
    VALUE_LABELS,
    harm_name,
    label_of,
    value_hint,
    value_label,
)
from portal.navigator.rules.inputs import HARMS, INPUTS


def test_every_input_and_value_has_words_and_nothing_else_has():
    assert list(INPUT_LABELS) == list(INPUTS)
    values = {(name, value) for name, each in INPUTS.items() for value in each.values}
    assert set(VALUE_LABELS) == values
    assert set(VALUE_HINTS) <= values
    assert tuple(HARM_NAMES) == HARMS


@pytest.mark.parametrize("name", INPUTS)
def test_no_two_values_of_an_input_share_their_words(name):
    words = [value_label(name, value) for value in INPUTS[name].values]
    assert len(set(words)) == len(words)


def test_no_two_inputs_share_their_words():
    assert len({label_of(name) for name in INPUTS}) == len(INPUTS)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("level", "moderate", "More than early signs"),
        ("missing_now", "yes", "Yes"),
        ("home_harm_too", "unsure", "Not sure"),
        ("age", 14, "14"),
        ("age", 0, "0"),
        ("age", None, "Not known"),
        ("sector", None, "Not given"),
        ("harms", frozenset(), "Not given"),
        ("open_to", frozenset(), "Nobody yet"),
        ("harms", frozenset({"ONL", "CSE"}), "Sexual pressure or exchange, Something online"),
        ("asked_for", "NL-M06", "NL-M06"),
    ],
)
def test_an_answer_has_its_words(name, value, words):
    assert value_label(name, value) == words


def test_words_beside_an_answer_help_to_choose_it():
    assert value_hint("harms", "MISS") == "Even if back the same day"
    assert value_hint("missing_now", "yes") == ""
    assert harm_name("RAD") == "radicalisation"


def test_words_are_translated_only_when_they_are_read():
    every = (INPUT_LABELS, VALUE_LABELS, VALUE_HINTS, HARM_NAMES)
    assert all(isinstance(words, Promise) for part in every for words in part.values())
