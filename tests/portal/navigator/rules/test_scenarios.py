"""Thought-through cases as data: read, compared, told apart."""

from __future__ import annotations

import pytest

from portal.navigator.rules.meaning import BadRules
from portal.navigator.rules.scenarios import Difference, differences, read_scenarios

CASE = {
    "id": "X-1",
    "title": "A worry nobody is sure of",
    "answers": {"level": "unsure", "missing_now": False},
    "steps": [{"code": "LINE_MANAGER", "basis": "A"}, {"code": "FRONT_DOOR"}],
    "primary": None,
}


def read(*cases):
    return read_scenarios({"scenarios": list(cases)}, ["CE-M02"])


def test_a_case_is_compared_step_by_step(rule_set):
    assert differences(rule_set("CE"), read(CASE)) == [
        Difference(
            "X-1",
            "steps",
            "LINE_MANAGER@A → FRONT_DOOR",
            "LINE_MANAGER@A → FRONT_DOOR → TOOL_SCREEN_CE@S",
        )
    ]


def test_primary_form_and_mechanism_are_compared_where_the_case_speaks_of_them(rule_set):
    steps = [*CASE["steps"], {"code": "TOOL_SCREEN_CE"}]
    assert differences(rule_set("CE"), read(CASE | {"steps": steps})) == []
    case = CASE | {"steps": steps, "primary": "CE-M02", "form": None, "nrm": "yes"}
    assert differences(rule_set("CE"), read(case)) == [
        Difference("X-1", "primary", "CE-M02", "none"),
        Difference("X-1", "form", "none", "TOOL_SCREEN_CE"),
        Difference("X-1", "nrm", "yes", "no"),
    ]


def test_the_basis_counts_where_it_is_named(rule_set):
    steps = [{"code": "LINE_MANAGER", "basis": "S"}, *CASE["steps"][1:], {"code": "TOOL_SCREEN_CE"}]
    (only,) = differences(rule_set("CE"), read(CASE | {"steps": steps}))
    assert only.expected == "LINE_MANAGER@S → FRONT_DOOR → TOOL_SCREEN_CE"
    assert only.found == "LINE_MANAGER@A → FRONT_DOOR → TOOL_SCREEN_CE"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"answers": {"level": "high"}}, ("scenarios", 0, "answers")),
        ({"answers": {"lvl": "high"}}, ("scenarios", 0, "answers")),
        ({"answers": {"asked_for": "NL-M01"}}, ("scenarios", 0, "answers")),
        ({"steps": []}, ("scenarios", 0, "steps")),
        ({"steps": [{"code": "A", "basis": "Q"}]}, ("scenarios", 0, "steps", 0, "basis")),
        ({"title": ""}, ("scenarios", 0, "title")),
        ({"expected": []}, ("scenarios", 0, "expected")),
    ],
)
def test_a_fault_in_a_case_is_named_with_its_place(change, place):
    with pytest.raises(BadRules) as caught:
        read(CASE | change)
    assert [fault.place for fault in caught.value.faults] == [place]
