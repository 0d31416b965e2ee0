"""The form on which a draft is tried: every input, none needed."""

from __future__ import annotations

import pytest

from portal.navigator.rule_sets.trying_form import GROUPS, TryingForm
from portal.navigator.rules.inputs import INPUTS, SILENCE

MEETINGS = {"NL-M01": "Children’s MARS Board", "NL-M06": "MACE Triage"}


def form(**given):
    return TryingForm(given, meetings=MEETINGS)


def test_every_input_is_asked_once_in_its_group():
    groups = list(form().groups())
    assert [group.heading for group in groups] == [str(words) for words in GROUPS.values()]
    names = [field.name for group in groups for field in group.fields]
    assert sorted(names) == sorted(INPUTS)


def test_nothing_has_to_be_answered():
    empty = form()
    assert empty.is_valid()
    answers = empty.answers()
    assert dict(answers.values) == dict(SILENCE)
    assert answers.given == frozenset()


def test_answers_are_read_as_the_navigator_reads_them():
    filled = form(
        subject="child", harms=["CSE", "ONL"], age="14", open_to=["none"], level="moderate",
        asked_for="NL-M06", disruption_level="3",
    )  # fmt: skip
    assert filled.is_valid(), filled.errors
    answers = filled.answers()
    assert answers.values["harms"] == frozenset({"CSE", "ONL"})
    assert (answers.values["age"], answers.values["open_to"]) == (14, frozenset())
    assert answers.values["disruption_level"] == "3"
    assert answers.given == {
        *("subject", "harms", "age", "open_to", "level", "asked_for", "disruption_level")
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [("age", "121"), ("age", "-1"), ("age", "young"), ("level", "high"), ("harms", ["XXX"]),
     ("asked_for", "GLOS-M01"), ("missing_now", "unsure")],
)  # fmt: skip
def test_what_is_no_answer_is_refused_at_its_question(name, value):
    wrong = form(**{name: value})
    assert not wrong.is_valid()
    assert list(wrong.errors) == [name]


def test_choices_have_plain_words():
    fields = form().fields
    assert fields["asked_for"].choices[1:] == list(MEETINGS.items())
    assert fields["missing_now"].choices == [("", "Not answered"), ("yes", "Yes"), ("no", "No")]
    assert ("CSE", "Sexual pressure or exchange (sexual exploitation)") in fields["harms"].choices
    assert ("location", "A place") in fields["subject"].choices
