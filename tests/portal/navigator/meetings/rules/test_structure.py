"""How meetings stand together, whatever lines somebody entered."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from portal.navigator.meetings.rules.structure import Place, structure

TIERS = ("top", "middle", "low")


def tree(levels):
    """Write levels in short."""

    def short(branch):
        return (branch.code, [short(each) for each in branch.branches])

    return [(level.tier, [short(branch) for branch in level.branches]) for level in levels]


def branches(levels):
    return {each.code: each for level in levels for root in level.branches for each in root.walk()}


def test_those_that_report_stand_below_in_order():
    places = [
        Place("A", "top"), Place("B", "middle", ("A",)), Place("C", "low", ("B",)),
        Place("D", "middle", ("A",)), Place("E", "middle"),
    ]  # fmt: skip
    assert tree(structure(places, TIERS)) == [
        ("top", [("A", [("B", [("C", [])]), ("D", [])])]), ("middle", [("E", [])]),
    ]  # fmt: skip


def test_what_only_escalates_stands_below_and_says_so():
    found = branches(structure([Place("A", "top"), Place("B", "low", (), ("A",))], TIERS))
    assert found["B"].above == "A"
    assert found["B"].only_escalates
    assert not found["A"].only_escalates
    assert found["B"].escalates_beside == ()


def test_other_lines_are_said_beside():
    places = [
        Place("A", "top"), Place("B", "top"), Place("C", "low", ("A", "B"), ("A", "B")),
    ]  # fmt: skip
    found = branches(structure(places, TIERS))["C"]
    assert (found.above, found.also_reports_to) == ("A", ("B",))
    assert (found.escalates_to, found.escalates_beside) == (("A", "B"), ("B",))
    assert not found.only_escalates


def test_a_circle_hides_nobody():
    places = [Place("A", "top", ("B",)), Place("B", "low", ("A",))]
    levels = structure(places, TIERS)
    assert tree(levels) == [("low", [("B", [("A", [])])])]
    assert branches(levels)["B"].also_reports_to == ("A",)


def test_lines_to_nowhere_and_to_itself_are_left_out():
    found = branches(structure([Place("A", "top", ("A", "Z"), ("Z",))], TIERS))["A"]
    assert (found.above, found.also_reports_to, found.escalates_to) == ("", (), ())


def test_those_with_others_below_them_come_first():
    places = [Place("A", "top"), Place("B", "top"), Place("C", "top", ("B",))]
    assert tree(structure(places, TIERS)) == [("top", [("B", [("C", [])]), ("A", [])])]


def test_boxes_stand_side_by_side_where_there_is_room():
    seven = [Place("A", "top"), *(Place(f"B{n}", "low", ("A",)) for n in range(7))]
    more = [*seven, Place("C1", "low", ("B0",)), Place("C2", "low", ("B0",))]
    found = branches(structure(more, TIERS))
    assert found["A"].is_fan
    assert not found["B0"].is_fan
    assert found["B0"].columns == 1
    eight = branches(structure([*seven, Place("B7", "low", ("A",))], TIERS))
    assert not eight["A"].is_fan


CODES = [f"M{number}" for number in range(6)]


@given(st.lists(st.tuples(st.sampled_from(TIERS), st.lists(st.sampled_from(CODES), max_size=3),
                          st.lists(st.sampled_from(CODES), max_size=3)), max_size=6))  # fmt: skip
def test_every_meeting_stands_exactly_once(drawn):
    places = [
        Place(code, tier, tuple(reports), tuple(escalates))
        for code, (tier, reports, escalates) in zip(CODES, drawn, strict=False)
    ]
    levels = structure(places, TIERS)
    walked = [each.code for level in levels for root in level.branches for each in root.walk()]
    assert sorted(walked) == sorted(place.code for place in places)
    for branch in branches(levels).values():
        said = {branch.above, *branch.also_reports_to, *branch.escalates_to} - {""}
        place = next(each for each in places if each.code == branch.code)
        known = {each.code for each in places} - {branch.code}
        assert said == {*place.reports_to, *place.escalates_to} & known
