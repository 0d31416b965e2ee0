"""The reduced space loses nothing: the engine and the diagrams agree on any answers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.navigator.rules.inputs import INPUTS, read_answers
from portal.navigator.rules.placing_all import place_everywhere, primary_everywhere
from portal.navigator.rules.proof import FLOOR
from portal.navigator.rules.space import Space
from tests.portal.navigator.rules.answering import AREAS, answers

DAY = date(2026, 11, 17)
any_answers = st.sampled_from(AREAS).flatmap(lambda a: st.tuples(st.just(a), answers(a)))


@pytest.fixture(scope="module")
def everywhere(rule_set):
    """Give, per area, the space, where each step is and where each meeting is primary."""
    found = {}
    for area in AREAS:
        rules = rule_set(area)
        space = Space(rules, besides=FLOOR)
        placed = place_everywhere(space, rules, rules.layers(DAY))
        found[area] = space, placed, primary_everywhere(space, rules.primary, placed)
    return found


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(any_answers)
def test_the_proof_sees_what_the_engine_decides(everywhere, rule_set, decided, case):
    area, told = case
    space, placed, primary = everywhere[area]
    decision = decided(area, **told)
    values = read_answers(told, meetings=rule_set(area).meeting_codes).values
    kinds = space.kinds_of(values)
    there = {code for code, node in placed.steps.items() if space.diagrams.holds(node, kinds)}
    assert there == {step.code for step in decision.steps}
    chosen = [code for code, node in primary if space.diagrams.holds(node, kinds)]
    assert chosen == [decision.primary_meeting]


@pytest.mark.parametrize("area", AREAS)
def test_what_no_rule_looks_at_is_left_out(area, everywhere):
    looked_at = {variable.input for variable in everywhere[area][0].variables}
    left_out = set(INPUTS) - looked_at
    gloucestershire_alone = {"living", "recent_incident_24h"}
    tees_alone = {"direct_work", "disruption_level"}
    assert (
        left_out
        == {
            "NL": gloucestershire_alone | tees_alone,
            "CE": gloucestershire_alone | tees_alone,
            "TEES": gloucestershire_alone,
            "GLOS": tees_alone,
        }[area]
    )


def kinds_of(space, name):
    (variable,) = (v for v in space.variables if v.input == name)
    return [kind.like for kind in variable.kinds]


def test_ages_between_which_no_rule_differs_are_one_kind(everywhere):
    assert kinds_of(everywhere["NL"][0], "age") == [
        (None,),
        tuple(range(13)),
        (13, 14, 15),
        (16, 17),
        tuple(range(18, 121)),
    ]
    assert kinds_of(everywhere["GLOS"][0], "age")[4:] == [
        tuple(range(18, 26)),
        tuple(range(26, 121)),
    ]


def test_sectors_no_rule_tells_apart_are_one_kind(everywhere):
    kinds = kinds_of(everywhere["TEES"][0], "sector")
    assert kinds[1:] == [("education",), ("police",)]
    assert kinds[0][0] is None
    assert len(kinds[0]) == 8


def test_many_answers_at_once_are_one_yes_or_no_each(everywhere):
    harms = [v.code for v in everywhere["CE"][0].variables if v.input == "harms"]
    assert len(harms) == 12
    assert harms[:2] == ["CSE", "CCE"]


def test_an_example_is_told_as_answers(everywhere):
    space, placed, _primary = everywhere["NL"]
    both = space.diagrams.both(placed.steps["GUARDIAN"], placed.steps["FORM_DASH"])
    example = space.example(both)
    assert example is not None
    assert example["age"] == 16
    assert example["harms"] == frozenset({"TRA", "MS"})
