"""Each kind of test, on answers that are there and on silence."""

from __future__ import annotations

import pytest

from portal.navigator.rules.conditions import (
    AnyOf,
    Between,
    Facts,
    Given,
    Include,
    Matched,
    OneOf,
    Only,
    Other,
    Step,
    Word,
    holds,
    inputs_of,
    looks_at_steps,
    matched,
)
from portal.navigator.rules.inputs import read_answers

WORDS = {
    "CHILD": (OneOf("subject", frozenset({"child"})), Between("age", 0, 17)),
    "BAD": (Word("CHILD"), OneOf("level", frozenset({"significant"}))),
}


def facts(words=WORDS, **given):
    return Facts(read_answers(given), words)


@pytest.mark.parametrize(
    ("test", "given", "expected"),
    [
        (OneOf("level", frozenset({"moderate", "unsure"})), {"level": "moderate"}, True),
        (OneOf("level", frozenset({"moderate"})), {"level": "emerging"}, False),
        (OneOf("level", frozenset({"unsure"})), {}, True),
        (OneOf("sector", frozenset({"police"})), {}, False),
        (OneOf("sector", frozenset({"police"}), negated=True), {}, True),
        (OneOf("sector", frozenset({"police"}), negated=True), {"sector": "police"}, False),
        (Include("harms", frozenset({"CSE", "GRP"})), {"harms": ["GRP", "MS"]}, True),
        (Include("harms", frozenset({"CSE"})), {"harms": ["MS"]}, False),
        (Include("harms", frozenset({"CSE"})), {}, False),
        (Include("harms", frozenset({"CSE"}), negated=True), {}, True),
        (Include("harms", frozenset({"CSE"}), negated=True), {"harms": ["CSE", "MS"]}, False),
        (Other("harms", frozenset({"RAD", "TRA"})), {"harms": ["RAD", "BUL"]}, True),
        (Other("harms", frozenset({"RAD", "TRA"})), {"harms": ["RAD", "TRA"]}, False),
        (Other("harms", frozenset({"RAD"})), {}, False),
        (Only("harms", frozenset({"RAD"})), {"harms": ["RAD"]}, True),
        (Only("harms", frozenset({"RAD"})), {"harms": ["RAD", "TRA"]}, False),
        (Only("harms", frozenset({"RAD"}), negated=True), {}, True),
        (Only("harms", frozenset({"RAD"}), negated=True), {"harms": ["RAD"]}, False),
        (Between("age", 16, 120), {"age": 16}, True),
        (Between("age", 16, 120), {"age": 15}, False),
        (Between("age", 0, 12), {}, False),
        (Between("age", 0, 12), {"age": 12}, True),
        (Given("qa_changed"), {"qa_changed": "lowered"}, True),
        (Given("qa_changed"), {}, False),
        (Given("qa_changed", negated=True), {}, True),
        (Given("harms"), {}, False),
        (Word("CHILD"), {"age": 17}, True),
        (Word("CHILD"), {}, False),
        (Word("CHILD", negated=True), {}, True),
        (Word("BAD"), {"age": 5, "level": "significant"}, True),
        (Step(frozenset({"NRM"})), {}, False),
        (Step(frozenset({"NRM"}), negated=True), {}, True),
        (AnyOf(((Between("age", 0, 5),), (Given("sector"),))), {"sector": "police"}, True),
        (AnyOf(((Between("age", 0, 5),), (Given("sector"),))), {"age": 6}, False),
        (AnyOf(()), {}, False),
    ],
)
def test_a_test_holds_or_not(test, given, expected):
    assert test.holds(facts(**given)) is expected


def test_all_tests_of_a_row_must_hold_and_an_empty_row_does():
    row = (Word("CHILD"), Given("sector"))
    assert holds(row, facts(age=3, sector="police"))
    assert not holds(row, facts(age=3))
    assert holds((), facts())


def test_steps_that_are_there_are_seen():
    there = facts()
    there.steps = frozenset({"NRM", "RECORD"})
    assert Step(frozenset({"NRM", "MARAC"})).holds(there)
    assert not Step(frozenset({"NRM"}), negated=True).holds(there)
    assert not Step(frozenset({"MARAC"})).holds(there)


def test_the_answers_behind_a_condition_are_named_once_in_the_order_of_the_inputs():
    row = (
        Include("harms", frozenset({"CSE", "MS", "RAD"})),
        Word("CHILD"),
        OneOf("subject", frozenset({"child"})),
    )
    assert matched(row, facts(age=5, harms=["MS", "CSE", "BUL"])) == [
        Matched("subject", "child", is_given=False),
        Matched("harms", "CSE", is_given=True),
        Matched("harms", "MS", is_given=True),
        Matched("age", "5", is_given=True),
    ]


def test_only_the_ways_that_hold_are_named():
    row = (AnyOf(((Between("age", 0, 5),), (OneOf("level", frozenset({"unsure"})),))),)
    assert matched(row, facts(age=9)) == [Matched("level", "unsure", is_given=False)]


@pytest.mark.parametrize(
    ("test", "given", "named"),
    [
        (OneOf("blocked_plan", frozenset({"yes"}), negated=True), {}, []),
        (
            OneOf("blocked_plan", frozenset({"yes"}), negated=True),
            {"blocked_plan": "no"},
            [Matched("blocked_plan", "no", is_given=True)],
        ),
        (Word("CHILD", negated=True), {}, []),
        (Word("CHILD", negated=True), {"age": 30}, [Matched("age", "30", is_given=True)]),
        (Other("harms", frozenset({"RAD"})), {"harms": ["RAD", "MS"]},
         [Matched("harms", "MS", is_given=True)]),
        (Step(frozenset({"NRM"}), negated=True), {}, []),
    ],
)  # fmt: skip
def test_what_is_not_so_is_named_only_where_somebody_said_so(test, given, named):
    assert matched((test,), facts(**given)) == named


def test_the_inputs_behind_words_are_found():
    row = (Word("BAD"), AnyOf(((Given("sector"),),)), Step(frozenset({"NRM"})))
    assert list(inputs_of(row, WORDS.__getitem__)) == ["subject", "age", "level", "sector"]


def test_a_step_deep_inside_is_found():
    assert looks_at_steps((AnyOf(((Given("age"), Step(frozenset({"NRM"}))),)),))
    assert not looks_at_steps((AnyOf(((Given("age"),),)),))
