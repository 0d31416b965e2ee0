"""Answers as the rules read them, and what other pages hand over."""

from __future__ import annotations

from random import Random

import pytest

from portal.core.flow import Kept
from portal.navigator.referring.questions.answers import handed_over, inputs_of
from portal.navigator.rules.inputs import read_answers
from tests.portal.navigator.referring.asking import AREAS, anything, flow, rules_of


@pytest.mark.parametrize(
    ("counted", "inputs"),
    [
        ({}, {}),
        ({"immediate-danger": "yes", "urgent-health": "no"},
         {"immediate_danger": "yes", "urgent_health": "no"}),
        ({"missing-now": "unsure", "subject": "unsure", "level": "unsure"}, {}),
        ({"parents-safe": "unsure", "exploitation-signs": "no"}, {"exploitation_signs": "no"}),
        ({"age": 15}, {"age": 15}),
        ({"age": 0}, {"age": 0}),
        ({"harms": ["MISS", "CCE"]}, {"harms": ["MISS", "CCE"]}),
        ({"harms": ["unsure"]}, {}),
        ({"harms": ["unsure", "CCE"]}, {"harms": ["CCE"]}),
        ({"open-to": ["none"]}, {"open_to": ["none"]}),
        ({"open-to": ["none", "cp"]}, {"open_to": ["cp"]}),
        ({"open-to": ["none", "unsure"]}, {"open_to": ["none"]}),
        ({"asked-for": "none", "qa-changed": "none", "disruption-level": "none"}, {}),
        ({"asked-for": "NL-M01", "disruption-level": "4"},
         {"asked_for": "NL-M01", "disruption_level": "4"}),
        ({"something": "else"}, {}),
    ],
)  # fmt: skip
def test_what_nobody_is_sure_of_is_absent(counted, inputs):
    assert inputs_of(counted) == inputs


@pytest.mark.parametrize("area", AREAS)
def test_whatever_is_answered_can_be_read(area):
    random = Random(f"answers {area}")
    for _ in range(100):
        given = inputs_of(anything(flow(area), random))
        answers = read_answers(given, meetings=rules_of(area).meeting_codes)
        assert answers.given == frozenset(given)


def test_known_inputs_are_put_on_their_pages():
    given = {"harms": ["CCE", "CSE"], "subject": ["child"], "age": ["15"]}
    assert handed_over(flow("NL"), given) == {
        "about": Kept({"subject": "child"}, 1),
        "seeing": Kept({"harms": ["CSE", "CCE"]}, 1),
        "person": Kept({"age": 15}, 1),
    }


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"harms": []},
        {"harms": ["made-up"], "subject": ["planet"], "age": ["old"]},
        {"age": ["121"]},
        {"age": ["-1"]},
        {"age": ["١٥"]},
        {"age": ["9" * 5000]},
        {"age": ["15", "16"]},
        {"subject": ["child", "adult"]},
        {"level": ["significant"], "immediate_danger": ["yes"]},
    ],
)
def test_what_does_not_fit_is_left_out(given):
    assert handed_over(flow("NL"), given) == {}


def test_of_several_harms_those_that_there_are_are_kept():
    assert handed_over(flow("NL"), {"harms": ["CCE", "made-up", "CCE"]}) == {
        "seeing": Kept({"harms": ["CCE"]}, 1)
    }
