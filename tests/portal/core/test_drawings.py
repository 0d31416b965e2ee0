"""The rings: always open, one stretch at most."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.drawings import OPENINGS, RINGS, Quarter, arc_line, arcs, quarter_rings


def test_there_is_a_ring_for_each_part_of_a_childs_world():
    assert RINGS == ("child", "family", "friends", "school", "neighbourhood", "online")
    assert [arc.is_marked for arc in arcs()] == [False] * 6


def test_every_ring_is_open():
    assert all(0 < sweep < 300 for _start, sweep in OPENINGS)


@pytest.mark.parametrize(("ring", "radius"), [("child", 8), ("family", 16), ("online", 48)])
def test_the_ring_a_page_is_about_carries_one_stretch(ring, radius):
    marked = [arc for arc in arcs(ring) if arc.is_marked]

    assert len(arcs(ring)) == 7
    assert len(marked) == 1
    assert f"A{radius} {radius} 0 0 1 " in marked[0].line


def test_a_ring_nobody_knows_marks_nothing():
    assert arcs("moon") == arcs()


def test_a_quarter_of_a_circle_is_a_short_arc_from_the_right_to_below():
    assert arc_line(40, 0, 90) == "M90.0 50.0A40 40 0 0 1 50.0 90.0"


def test_more_than_half_a_circle_is_a_long_arc():
    assert arc_line(10, 90, 270) == "M50.0 60.0A10 10 0 1 1 60.0 50.0"


@given(st.integers(1, 50), st.integers(0, 360), st.integers(1, 359))
def test_both_ends_lie_on_the_circle(radius, start, sweep):
    numbers = [float(n) for n in re.findall(r"-?\d+\.\d", arc_line(radius, start, sweep))]
    ends = [(numbers[0], numbers[1]), (numbers[2], numbers[3])]

    for x, y in ends:
        assert ((x - 50) ** 2 + (y - 50) ** 2) ** 0.5 == pytest.approx(radius, abs=0.11)


def test_a_quarter_shows_the_five_rings_around_the_child():
    assert quarter_rings("family") == [
        Quarter(26, is_heavy=True),
        Quarter(42, is_heavy=False),
        Quarter(58, is_heavy=False),
        Quarter(74, is_heavy=False),
        Quarter(90, is_heavy=False),
    ]


def test_at_most_one_ring_is_heavy():
    assert [q.radius for q in quarter_rings("online") if q.is_heavy] == [90]
    assert [q.radius for q in quarter_rings("child") if q.is_heavy] == []
