"""The drawing for paper: nothing overlaps, nothing leaves the sheet, every line is there."""

from __future__ import annotations

from itertools import pairwise

import pytest

from portal.navigator.meetings.rules.drawing import GAP, INDENT, Said, drawing
from portal.navigator.meetings.rules.structure import Place, structure

TIERS = ("top", "low")
LONG = "A very long name of a meeting that needs more than one line of words on any paper " * 2
PLACES = [
    Place("A", "top"), Place("B", "low", ("A",)), Place("C", "low", ("B",), ("A",)),
    Place("D", "low", ("A",), ("C",)), Place("E", "low", (), ("D",)), Place("F", "low"),
]  # fmt: skip


@pytest.fixture
def drawn():
    said = {place.code: Said(f"Meeting {place.code}", "What for", "in") for place in PLACES}
    return drawing(structure(PLACES, TIERS), said | {"C": Said(LONG, LONG)})


def test_every_meeting_has_a_box_below_the_one_before(drawn):
    boxes = drawn.boxes
    assert [box.code for box in boxes] == ["A", "B", "C", "D", "E", "F"]
    for before, after in pairwise(boxes):
        assert after.y >= before.y + before.height + GAP
    assert drawn.height >= boxes[-1].y + boxes[-1].height


def test_boxes_stand_as_deep_as_their_meeting(drawn):
    assert [box.x // INDENT for box in drawn.boxes] == [0, 1, 2, 1, 2, 0]
    assert {box.x + box.width for box in drawn.boxes} == {drawn.boxes[0].width}
    assert drawn.boxes[0].look == "in"


def test_words_stay_inside_their_box(drawn):
    for box in drawn.boxes:
        for words in (*box.name, *box.note):
            assert box.y < words.y < box.y + box.height
            assert words.x > box.x
            assert len(words.text) * 6 < box.width
    long = next(box for box in drawn.boxes if box.code == "C")
    assert " ".join(words.text for words in long.name) == LONG.strip()
    assert len(long.name) > 1


def test_a_line_leads_up_from_each_that_stands_below_another(drawn):
    inside = [line for line in drawn.lines if not line.is_drawn_beside]
    assert len(inside) == 4
    assert [line.is_escalation for line in inside].count(True) == 1  # E only escalates


def test_other_lines_run_beside_and_end_at_their_box(drawn):
    beside = [line for line in drawn.lines if line.is_drawn_beside]
    assert len(beside) == 2  # C to A, and D to C
    assert all(line.is_escalation for line in beside)
    right = max(box.x + box.width for box in drawn.boxes)
    lanes = [int(line.path.split("H")[1].split("V")[0]) for line in beside]
    assert len(set(lanes)) == 2
    assert all(right < lane < drawn.width for lane in lanes)
    assert all(line.path.endswith(f"H{right + 7}") for line in beside)


def test_without_lines_beside_the_whole_width_is_used():
    alone = drawing(structure([Place("A", "top")], TIERS), {"A": Said("A")})
    assert alone.boxes[0].width == alone.width
    assert alone.lines == ()
    assert alone.tiers[0].text == "top"


def test_nothing_gives_an_empty_sheet():
    empty = drawing([], {})
    assert (empty.height, empty.boxes) == (0, ())
