"""Sets of combinations as conditions: ages in ranges, and silence on the right side."""

from __future__ import annotations

import pytest

from portal.core.flow import All, AnyOf, AtLeast, Equals, In, Not
from portal.navigator.referring.questions.asking import condition_of, question_of
from portal.navigator.rules.conditions import Between, Include, OneOf
from portal.navigator.rules.diagrams import EVERYTHING
from portal.navigator.rules.rule import Promise
from portal.navigator.rules.space import Space

TEENS, ADULTS = Between("age", 13, 17), Between("age", 18, 120)
CHILD, LEVEL = OneOf("subject", frozenset({"child"})), OneOf("level", frozenset({"moderate"}))
SECTOR = OneOf("sector", frozenset({"police"}))
MISSING = Include("harms", frozenset({"MISS"}))
UNKNOWN_AGE = Not(AtLeast("age", 0))


class Nothing:
    """This is a rule set without a rule: promises alone make the space."""

    meeting_codes = ()

    def conditions(self):
        return []


@pytest.fixture
def space():
    tests = (TEENS, ADULTS, CHILD, LEVEL, SECTOR, MISSING)
    return Space(Nothing(), besides=[Promise("", "", (test,)) for test in tests])


def read(space, *tests):
    return condition_of(space, space.where(tests, {}, {}))


def test_an_input_names_its_question():
    assert question_of("recent_incident_24h") == "recent-incident-24h"


def test_everywhere_needs_no_condition(space):
    assert condition_of(space, EVERYTHING) is None


@pytest.mark.parametrize(
    ("test", "condition"),
    [
        (TEENS, All((AtLeast("age", 13), Not(AtLeast("age", 18))))),
        (ADULTS, AtLeast("age", 18)),
        (LEVEL, In("level", ("moderate",))),
        (SECTOR, In("sector", ("police",))),
        (MISSING, Equals("harms", "MISS")),
        (CHILD, Not(In("subject", ("adult", "location", "group", "theme")))),
    ],
)
def test_a_test_becomes_a_test_of_the_answer(space, test, condition):
    assert read(space, test) == condition


def test_silence_is_on_the_side_of_what_it_means(space):
    node = space.diagrams.none_of(space.where((TEENS,), {}, {}))
    assert condition_of(space, node) == Not(All((AtLeast("age", 13), Not(AtLeast("age", 18)))))
    assert read(space, OneOf("sector", frozenset({"police"}), negated=True)) == Not(
        In("sector", ("police",))
    )


def test_what_must_hold_together_stands_side_by_side(space):
    assert read(space, LEVEL, MISSING, ADULTS) == All(
        (Equals("harms", "MISS"), In("level", ("moderate",)), AtLeast("age", 18))
    )


def test_one_of_two_ways_is_enough(space):
    node = space.any_of(space.where((test,), {}, {}) for test in (MISSING, ADULTS))
    assert condition_of(space, node) == AnyOf(
        (All((Not(Equals("harms", "MISS")), AtLeast("age", 18))), Equals("harms", "MISS"))
    )
