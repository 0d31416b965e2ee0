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


@given(formulas)
def test_a_set_depends_on_the_variables_that_make_a_difference(formula):
    diagrams = Diagrams(SIZES)
    node, held = build(diagrams, formula)

    def makes_a_difference(variable):
        return any(
            (one in held) is not ((*one[:variable], kind, *one[variable + 1 :]) in held)
            for one in ALL
            for kind in range(SIZES[variable])
        )

    assert diagrams.variables_of(node) == {v for v in range(len(SIZES)) if makes_a_difference(v)}
