from __future__ import annotations

import pytest

from portal.search.engines.expressions import (
    LAST_PLACE,
    MOST_PLACES,
    all_but_one,
    fts5,
    fts5_beginnings,
    tsquery,
    tsquery_beginnings,
    tsvector,
)
from portal.search.understanding.understood import Alternative, Group


def group(*ways, **more):
    return Group(tuple(Alternative(tuple(way.split()), tuple(way.split()), **more) for way in ways))


def names(choices):
    return [[" ".join(one.typed.stems) for one in groups] for groups in choices]


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        ("a", [["a"]]),
        ("a b", [["a", "b"]]),
        ("a b c", [["a", "b"], ["a", "c"], ["b", "c"]]),
    ],
)
def test_of_three_groups_one_may_be_missing(words, choices):
    groups = [group(word) for word in words.split()]
    assert names(all_but_one(groups, lambda _group: 1.0)) == choices


def test_of_very_many_only_the_rarest_are_needed():
    groups = [group(word) for word in "abcdefgh"]
    rare = {"c": 9.0, "h": 8.0}
    choices = all_but_one(groups, lambda one: rare.get(one.typed.stems[0], 1.0))
    assert {name for names_ in names(choices) for name in names_} == set("chabde")
    assert len(choices) == 6


def test_the_order_of_the_words_changes_nothing():
    groups = [group(word) for word in "dbca"]
    assert names(all_but_one(groups, lambda _one: 1.0)) == names(
        all_but_one(groups[::-1], lambda _one: 1.0)
    )


def test_fts5_takes_every_word_as_text():
    choices = [[group("county line", "cce"), group("near")], [group("or")]]
    assert fts5(choices) == '(("county line" OR "cce") AND ("near")) OR (("or"))'
    assert fts5([[group("насильст", is_prefix=True)]]) == '(("насильст"*))'
    assert fts5_beginnings(["mis", "fr"]) == '"mis"* AND "fr"*'


def test_postgres_takes_every_word_as_text():
    choices = [[group("county line", "cce"), group("near")], [group("or")]]
    assert tsquery(choices) == ("((('county' <-> 'line') | ('cce')) & (('near'))) | ((('or')))")
    assert tsquery([[group("насильст", is_prefix=True)]]) == "((('насильст':*)))"
    assert tsquery_beginnings(["mis", "fr"]) == "'mis':* & 'fr':*"


def test_a_vector_names_place_and_weight_of_every_word():
    fields = [("A", ["to", "be"]), ("D", ["be"])]
    assert tsvector(fields) == "'to':1A 'be':2A,8D"
    assert tsvector([]) == ""


def test_a_vector_stays_within_what_postgres_counts():
    vector = tsvector([("D", ["often"] * 300 + ["word"] * 20_000 + ["last", "words"])])
    places = dict(part.split(":") for part in vector.split(" "))
    assert len(places["'often'"].split(",")) == MOST_PLACES
    assert places["'last'"] == places["'words'"] == f"{LAST_PLACE}D"
