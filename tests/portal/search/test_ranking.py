from __future__ import annotations

import pytest

from portal.search.ranking import Candidate, rank
from portal.search.understanding.analysis import stem
from portal.search.understanding.understood import Alternative, Group, Understood


def alternative(words, weight=1.0, **more):
    written = tuple(words.split())
    return Alternative(written, tuple(stem(one, "en") for one in written), weight, **more)


def asked(*groups, kind=""):
    made = []
    for ways in groups:
        typed, *meant = ways.split("|")
        made.append(Group((alternative(typed), *(alternative(one, 0.8) for one in meant))))
    return Understood(" ".join(groups), "en", tuple(made), kind=kind)


def candidate(pk, title, score=1.0, words=(), kind="guidance", **more):
    return Candidate(pk, score, title, words, kind, "en", **more)


def order(understood, *candidates):
    return [pk for pk, _score in rank(understood, candidates)]


def test_the_engines_order_holds_where_names_say_nothing():
    assert order(asked("home"), candidate(1, "One", 2), candidate(2, "Two", 4)) == [2, 1]


def test_equals_stand_in_the_order_of_their_keys():
    assert order(asked("home"), candidate(9, "Same"), candidate(2, "Same")) == [2, 9]


def test_what_bears_the_name_stands_first():
    found = order(
        asked("missing"),
        candidate(1, "Missing from care and what to do", 9),
        candidate(2, "Missing", 5),
        candidate(3, "Something else", 10),
    )
    assert found == [2, 1, 3]


def test_what_is_called_so_stands_before_what_tells_of_it():
    found = order(
        asked("cce"),
        candidate(1, "A guide", 10),
        candidate(2, "Child criminal exploitation", 5, ("CCE", "county lines")),
    )
    assert found == [2, 1]


def test_what_is_meant_by_a_name_counts_as_the_name():
    found = order(
        asked("mfh|missing from home"),
        candidate(1, "Guidance for homes", 10),
        candidate(2, "Missing from home", 3),
    )
    assert found == [2, 1]


def test_the_kind_asked_for_stands_first_among_equals():
    entries = [candidate(1, "MACE"), candidate(2, "MACE", kind="glossary")]
    assert order(asked("mace"), *entries) == [1, 2]
    assert order(asked("mace", kind="glossary"), *entries) == [2, 1]


def test_a_boost_lifts():
    assert order(asked("home"), candidate(1, "One"), candidate(2, "Two", boost=150)) == [2, 1]


def test_the_shorter_of_two_names_fits_better():
    found = order(
        asked("online", "harm"),
        candidate(1, "Online harm, games and what parents of older children can do"),
        candidate(2, "Online harm today"),
    )
    assert found == [2, 1]


@pytest.mark.parametrize("scores", [(0, 0), (-1, -2)])
def test_scores_that_say_nothing_break_nothing(scores):
    found = order(asked("home"), *(candidate(n, "One", score) for n, score in enumerate(scores)))
    assert sorted(found) == [0, 1]


def test_nothing_found_is_nothing_ranked():
    assert rank(asked("home"), []) == []
