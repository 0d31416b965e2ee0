"""The shape of what a condition asks: what means the same looks the same."""

from __future__ import annotations

import pytest

from portal.navigator.rule_sets.rules.clauses import Clause, Shape, clauses
from portal.navigator.rules.conditions import (
    AnyOf,
    Between,
    Given,
    Include,
    OneOf,
    Only,
    Other,
    Step,
    Word,
)
from portal.navigator.rules.inputs import OLDEST, OPEN_TO
from portal.navigator.rules.meaning import asked_for_closed


def some(*values):
    return frozenset(values)


@pytest.mark.parametrize(
    ("test", "shape", "about", "values"),
    [
        (OneOf("level", some("significant", "moderate")), Shape.IS, "level",
         ("moderate", "significant")),
        (OneOf("blocked_plan", some("yes"), negated=True), Shape.IS, "blocked_plan", ("no",)),
        (OneOf("home_harm_too", some("yes"), negated=True), Shape.IS, "home_harm_too",
         ("no", "unsure")),
        (OneOf("sector", some("police"), negated=True), Shape.IS_NOT, "sector", ("police",)),
        (OneOf("asked_for", some("NL-M02", "NL-M01")), Shape.IS, "asked_for",
         ("NL-M01", "NL-M02")),
        (Include("harms", some("GRP", "CSE")), Shape.INCLUDES, "harms", ("CSE", "GRP")),
        (Include("harms", some("CSE"), negated=True), Shape.INCLUDES_NONE, "harms", ("CSE",)),
        (Include("open_to", some(*OPEN_TO[1:])), Shape.GIVEN, "open_to", ()),
        (Include("open_to", some(*OPEN_TO[1:]), negated=True), Shape.NOT_GIVEN, "open_to", ()),
        (Other("harms", some("RAD", "TRA")), Shape.OTHER_THAN, "harms", ("TRA", "RAD")),
        (Other("harms", some("RAD"), negated=True), Shape.NONE_OTHER_THAN, "harms", ("RAD",)),
        (Only("harms", some("RAD")), Shape.ONLY, "harms", ("RAD",)),
        (Only("harms", some("RAD"), negated=True), Shape.NOT_ONLY, "harms", ("RAD",)),
        (Between("age", 0, 12), Shape.UNDER, "age", ("13",)),
        (Between("age", 16, OLDEST), Shape.OR_OVER, "age", ("16",)),
        (Between("age", 13, 15), Shape.BETWEEN, "age", ("13", "15")),
        (Between("age", 17, 17), Shape.IS, "age", ("17",)),
        (Between("age", 0, OLDEST), Shape.GIVEN, "age", ()),
        (Given("age", negated=True), Shape.NOT_GIVEN, "age", ()),
        (Word("SIG"), Shape.WORD, "SIG", ()),
        (Word("CSC", negated=True), Shape.NOT_WORD, "CSC", ()),
        (Step(some("NRM", "MARAC")), Shape.STEP, "", ("MARAC", "NRM")),
        (Step(some("NRM"), negated=True), Shape.NO_STEP, "", ("NRM",)),
    ],
)  # fmt: skip
def test_a_test_has_its_shape(test, shape, about, values):
    assert clauses((test,)) == (Clause(shape, about, values),)


def test_rows_of_which_one_is_enough_keep_together():
    word, age = Word("CHILD"), Between("age", 0, 12)
    found = clauses((word, AnyOf(((age,), (word, age)))))
    under = Clause(Shape.UNDER, "age", ("13",))
    child = Clause(Shape.WORD, "CHILD")
    assert found == (child, Clause(Shape.ANY_OF, rows=((under,), (child, under))))


def test_a_single_row_is_no_choice():
    row = (Word("CHILD"), Word("OPEN"))
    assert clauses((AnyOf((row,)),)) == clauses(row)


def test_nothing_asked_and_nothing_possible_are_not_the_same():
    assert clauses(()) == ()
    assert clauses((AnyOf(()),)) == (Clause(Shape.NEVER),)


def test_closed_doors_are_one_thing_however_many_there_are():
    test = AnyOf(tuple(asked_for_closed(code) for code in ("NL-M01", "NL-M02")))
    assert clauses((test,)) == (Clause(Shape.CLOSED_DOOR, "asked_for", ("NL-M01", "NL-M02")),)


@pytest.mark.parametrize(
    "row",
    [
        (OneOf("asked_for", some("NL-M01")), Step(some("MEETING:NL-M02"), negated=True)),
        (OneOf("asked_for", some("NL-M01")), Step(some("MEETING:NL-M01"))),
        (OneOf("sector", some("police")), Step(some("MEETING:police"), negated=True)),
        (OneOf("asked_for", some("NL-M01")), Word("CHILD")),
    ],
)
def test_what_only_looks_like_a_closed_door_is_said_as_it_is(row):
    assert Shape.CLOSED_DOOR not in {clause.shape for clause in clauses((AnyOf((row,)),))}
