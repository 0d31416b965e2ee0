"""Sets of combinations, checked against sets that are written out."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.navigator.rules.diagrams import EVERYTHING, NOTHING, Diagrams

SIZES = (2, 3, 4, 2)
ALL = frozenset(product(*map(range, SIZES)))
leaves = st.integers(0, len(SIZES) - 1).flatmap(
    lambda v: st.tuples(st.just(v), st.frozensets(st.integers(0, SIZES[v] - 1)))
)
formulas = st.recursive(
    leaves,
    lambda inner: (
        st.tuples(st.sampled_from(["both", "either", "without"]), inner, inner)
        | st.tuples(st.just("not"), inner)
    ),
    max_leaves=12,
)


def build(diagrams, formula):
    """Give a formula as a diagram and as a set that is written out."""
    if isinstance(formula[0], int):
        variable, kinds = formula
        return diagrams.where(variable, kinds), {c for c in ALL if c[variable] in kinds}
    if formula[0] == "not":
        node, held = build(diagrams, formula[1])
        return diagrams.none_of(node), ALL - held
    (one, held), (other, also) = (build(diagrams, part) for part in formula[1:])
    written = {"both": held & also, "either": held | also, "without": held - also}
    return getattr(diagrams, formula[0])(one, other), written[formula[0]]


@given(formulas)
def test_a_diagram_holds_what_a_written_set_holds(formula):
    diagrams = Diagrams(SIZES)
    node, held = build(diagrams, formula)
    assert {c for c in ALL if diagrams.holds(node, c)} == held
    assert diagrams.count(node) == len(held)
    assert (node == NOTHING, node == EVERYTHING) == (not held, held == ALL)


@given(formulas)
def test_an_example_is_in_the_set_whatever_else_is_answered(formula):
    diagrams = Diagrams(SIZES)
    node, held = build(diagrams, formula)
    found = diagrams.example(node)
    assert (found is None) is (not held)
    if found is not None:
        assert {c for c in ALL if all(c[v] == k for v, k in found.items())} <= held


@given(formulas, formulas)
def test_equal_sets_are_the_same_node(one, other):
    diagrams = Diagrams(SIZES)
    (node, held), (again, also) = build(diagrams, one), build(diagrams, other)
    assert (node == again) is (held == also)


def test_everything_is_counted():
    assert Diagrams(SIZES).total == 48
    assert Diagrams(SIZES).count(EVERYTHING) == 48
    assert Diagrams(SIZES).count(NOTHING) == 0


@pytest.mark.parametrize("kinds", [{0}, {1}])
def test_one_input_alone(kinds):
    diagrams = Diagrams(SIZES)
    node = diagrams.where(3, kinds)
    assert diagrams.count(node) == 24
    assert diagrams.example(node) == {3: kinds.pop()}


def answered(combinations, variable, kind):
    """Give the combinations with another answer to one variable."""
    return {(*c[:variable], kind, *c[variable + 1 :]) for c in combinations}


@given(formulas, st.integers(0, len(SIZES) - 1), st.data())
def test_a_set_given_an_answer_holds_what_it_holds_with_that_answer(formula, variable, data):
    diagrams = Diagrams(SIZES)
    node, held = build(diagrams, formula)
    kind = data.draw(st.integers(0, SIZES[variable] - 1))
    given = diagrams.given(node, variable, kind)
    expected = {c for c in ALL if answered({c}, variable, kind) <= held}
    assert {c for c in ALL if diagrams.holds(given, c)} == expected


@given(formulas, st.frozensets(st.integers(0, len(SIZES) - 1)))
def test_somehow_is_with_some_answers_to_those_variables(formula, variables):
    diagrams = Diagrams(SIZES)
    node, held = build(diagrams, formula)
    expected = {
        c
        for c in ALL
        if any(all(c[v] == h[v] for v in range(len(SIZES)) if v not in variables) for h in held)
    }
    found = diagrams.somehow(node, variables)
    assert {c for c in ALL if diagrams.holds(found, c)} == expected


@given(formulas)
def test_a_set_looks_at_what_decides_and_at_nothing_else(formula):
    diagrams = Diagrams(SIZES)
    node, _held = build(diagrams, formula)
    deciding = {
        variable
        for variable in range(len(SIZES))
        if len({diagrams.given(node, variable, kind) for kind in range(SIZES[variable])}) > 1
    }
    assert diagrams.looks_at(node) == deciding


@given(formulas)
def test_branches_put_a_set_together_again(formula):
    diagrams = Diagrams(SIZES)
    node, _held = build(diagrams, formula)
    variable, branches = diagrams.branches(node)
    if node in (NOTHING, EVERYTHING):
        assert (variable, branches) == (len(SIZES), ())
        return
    again = NOTHING
    for kind, branch in enumerate(branches):
        assert branch == diagrams.given(node, variable, kind)
        again = diagrams.either(again, diagrams.both(diagrams.where(variable, {kind}), branch))
    assert again == node
