"""Where steps part from what was expected, and whether a case holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portal.navigator.rule_sets.rules.differing import Parted, Rebased, check, part, read_steps
from portal.navigator.rules.scenarios import differences
from portal.navigator.rules.steps import Basis
from tests.portal.navigator.rule_sets.drafts import AREAS, rule_set, scenarios

TODAY = date(2026, 11, 17)
S, P, A = Basis.STATED, Basis.PUBLISHED, Basis.ASSUMED


@pytest.mark.parametrize(
    ("expected", "found", "parted"),
    [
        ([("A", S), ("B", None)], [("A", S), ("B", P)], Parted()),
        ([("A", S), ("B", S)], [("B", S)], Parted(missing=("A",))),
        ([("A", S)], [("A", S), ("B", S)], Parted(unexpected=("B",))),
        ([("A", S), ("B", S)], [("B", S), ("A", S)], Parted(is_in_other_order=True)),
        ([("A", S)], [("A", P)], Parted(rebased=(Rebased("A", S, P),))),
        (
            [("A", S), ("B", S), ("C", A)],
            [("C", P), ("D", S), ("B", S)],
            Parted(("A",), ("D",), is_in_other_order=True, rebased=(Rebased("C", A, P),)),
        ),
    ],
)
def test_two_lists_of_steps_part(expected, found, parted):
    assert part(expected, found) == parted


def test_steps_of_a_proof_are_read_back():
    told = "LINE_MANAGER@A → MEETING:NL-M06@S → POLICE_INTEL"
    assert read_steps(told) == [
        ("LINE_MANAGER", A),
        ("MEETING:NL-M06", S),
        ("POLICE_INTEL", None),
    ]
    assert read_steps("none") == []


@pytest.mark.parametrize("area", AREAS)
def test_every_case_of_the_packs_holds(area):
    assert all(check(rule_set(area), scenario, TODAY).holds for scenario in scenarios(area))


@pytest.mark.parametrize(
    ("change", "about"),
    [
        ({"steps": (("LINE_MANAGER", Basis.STATED),)}, "steps"),
        ({"primary": "NL-M05"}, "primary"),
        ({"primary": None}, "primary"),
        ({"form": "FORM_DASH"}, "form"),
        ({"form": None, "speaks_of_form": True}, "form"),
        ({"nrm": "no"}, "nrm"),
    ],
)
def test_a_case_fails_where_the_proof_says_that_it_does(change, about):
    rules = rule_set("NL")
    wrong = replace(scenarios("NL")[0], **change)
    found = check(rules, wrong, TODAY)
    assert [each.about for each in differences(rules, [wrong])] == [about]
    assert not found.holds
    parts = {"primary": found.primary, "form": found.form, "nrm": found.nrm}
    assert {name for name, pair in parts.items() if pair} == {about} - {"steps"}
    assert (found.steps != Parted()) is (about == "steps")


def test_a_case_that_is_silent_of_the_form_does_not_compare_it():
    wrong = replace(scenarios("NL")[0], form=None, speaks_of_form=False, nrm=None)
    assert check(rule_set("NL"), wrong, TODAY).holds
