"""Sequences are aligned well while that is cheap, and cheaply always."""

from __future__ import annotations

import itertools
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.diff.alignment import Budget, align, best_pairs

ITEMS = st.lists(st.integers(0, 5), max_size=25)
PLENTY = 10**9


@given(old=ITEMS, new=ITEMS)
def test_pairs_are_equal_and_rise(old, new):
    pairs = align(old, new, Budget(PLENTY))
    assert all(old[a] == new[b] for a, b in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(pairs))


@given(old=ITEMS, new=ITEMS)
def test_without_a_budget_pairs_are_still_right(old, new):
    pairs = align(old, new, Budget(0))
    assert all(old[a] == new[b] for a, b in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(pairs))


@given(items=ITEMS)
def test_a_sequence_is_wholly_its_own(items):
    assert align(items, items, Budget(0)) == [(n, n) for n in range(len(items))]


def longest(old: list[int], new: list[int]) -> int:
    """Count the most pairs there can be, the plain way."""
    best = [[0] * (len(new) + 1) for _row in range(len(old) + 1)]
    for a, item in enumerate(old):
        for b, other in enumerate(new):
            here = best[a][b] + 1 if item == other else 0
            best[a + 1][b + 1] = max(here, best[a][b + 1], best[a + 1][b])
    return best[-1][-1]


@given(old=ITEMS, new=ITEMS)
def test_the_exact_table_finds_the_most_pairs(old, new):
    pairs = best_pairs(len(old), len(new), lambda a, b: float(old[a] == new[b]))
    assert len(pairs) == longest(old, new)


def test_no_worse_than_the_standard_library_on_a_usual_edit():
    old = "the child rang the front door and the front door rang the police".split()
    new = "the child rang the duty team and then the front door rang the police".split()
    theirs = sum(block.size for block in SequenceMatcher(None, old, new).get_matching_blocks())
    assert len(align(old, new, Budget(PLENTY))) >= theirs


def test_alike_pairs_are_preferred_to_more_pairs_of_little_likeness():
    scores = {(0, 0): 0.4, (0, 1): 0.9}
    assert best_pairs(1, 2, lambda a, b: scores.get((a, b), 0.0)) == [(0, 1)]
    assert best_pairs(0, 3, lambda _a, _b: 1.0) == []


@pytest.mark.parametrize(
    ("cells", "asked", "most", "granted"),
    [(10, 10, 100, True), (10, 11, 100, False), (1000, 11, 10, False)],
)
def test_a_budget_grants_what_is_left_and_small_enough(cells, asked, most, granted):
    budget = Budget(cells)
    assert budget.take(asked, most=most) is granted
    assert budget.cells == cells - (asked if granted else 0)
