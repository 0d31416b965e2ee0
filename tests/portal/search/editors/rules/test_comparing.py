"""Two lists of results side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from portal.search.editors.rules.comparing import Fate, Shown, compare


def lists(before, after):
    return compare([Shown(key, key) for key in before], [Shown(key, key) for key in after])


def told(side):
    return [(place.rank, place.shown.key, place.fate.value, place.other_rank) for place in side]


def test_each_result_says_what_becomes_of_it():
    found = lists("abcd", "bxad")
    assert told(found.before) == [
        (1, "a", "down", 3),
        (2, "b", "up", 1),
        (3, "c", "gone", None),
        (4, "d", "same", 4),
    ]
    assert told(found.after) == [
        (1, "b", "up", 2),
        (2, "x", "new", None),
        (3, "a", "down", 1),
        (4, "d", "same", 4),
    ]
    assert not found.is_same
    counted = {fate.value: found.count(fate) for fate in Fate}
    assert counted == {"same": 1, "up": 1, "down": 1, "new": 1, "gone": 1}


def test_the_same_lists_change_nothing():
    assert lists("abc", "abc").is_same
    assert lists("", "").is_same
    assert not lists("", "a").is_same
    assert not lists("a", "").is_same


keys = st.lists(st.sampled_from("abcdefghij"), unique=True)


@given(keys, keys)
def test_every_result_stands_on_its_side_and_no_other(before, after):
    found = lists(before, after)
    assert [place.shown.key for place in found.before] == before
    assert [place.shown.key for place in found.after] == after
    assert found.count(Fate.GONE) == len(set(before) - set(after))
    assert found.count(Fate.NEW) == len(set(after) - set(before))
    assert found.is_same == (before == after)


@given(keys, keys)
def test_the_other_way_round_up_is_down_and_new_is_gone(before, after):
    there, back = lists(before, after), lists(after, before)
    assert there.count(Fate.UP) == back.count(Fate.DOWN)
    assert there.count(Fate.NEW) == back.count(Fate.GONE)
