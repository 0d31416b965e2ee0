"""What is covered: examples lead where they are said to, and inputs matter where they do."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.navigator.rule_sets.rules.covering import Matter, cover
from portal.navigator.rules.conditions import Facts, holds
from portal.navigator.rules.deciding import decide
from portal.navigator.rules.inputs import INPUTS, SILENCE, Answers, read_answers
from portal.navigator.rules.scenarios import ANY_MOMENT
from tests.portal.navigator.rule_sets.drafts import AREAS, DAY, draft, row_of, rule_set
from tests.portal.navigator.rules.answering import answers


def told(example):
    """Give answers of which nothing but an example was said."""
    return Answers({**SILENCE, **dict(example)}, frozenset(dict(example)))


@pytest.mark.parametrize("area", AREAS)
def test_every_example_reaches_its_rule_its_step_and_its_meeting(area):
    rules = rule_set(area)
    found = cover(rules, DAY)
    assert [each.rule for each in found.rules] == list(rules.rules)
    for each in found.rules:
        example = told(each.reach.example)
        facts = Facts(example, rules.words)
        facts.steps = frozenset(step.code for step in decide(rules, example, ANY_MOMENT).steps)
        assert holds(each.rule.condition, facts), each.rule.id
        assert 0 < each.reach.combinations <= found.combinations
    for place in found.steps:
        if place.reach.example is not None:
            assert decide(rules, told(place.reach.example), ANY_MOMENT).has(place.code)
    for place in found.primary:
        decision = decide(rules, told(place.reach.example), ANY_MOMENT)
        assert decision.primary_meeting == place.code


def test_counts_are_of_all_combinations():
    found = cover(rule_set("NL"), DAY)
    reach = {each.rule.id: each.reach.combinations for each in found.rules}
    assert reach["C05"] == found.combinations
    assert reach["C01"] * 2 == found.combinations
    assert reach["C16"] == reach["C17"]
    steps = {each.code: each for each in found.steps}
    assert steps["STRATEGY"].rules == ("C06", "C07")
    assert steps["STRATEGY"].reach.combinations == reach["C06"] + reach["C07"]
    assert sum(each.reach.combinations for each in found.primary) < found.combinations


def test_a_meeting_to_which_nothing_leads_is_told_and_a_foreign_step_is_not():
    steps = {each.code: each for each in cover(rule_set("NL"), DAY).steps}
    closed = steps["MEETING:NL-M01"]
    assert (closed.rules, closed.reach.example, closed.reach.combinations) == ((), None, 0)
    assert "HOTH_TEAM" not in steps


def test_a_rule_that_nothing_reaches_has_no_example():
    def change(_common, own):
        row_of(own, "NL01")["if"].append({"not": "CHILD"})

    found = {each.rule.id: each.reach for each in cover(draft("NL", change), DAY).rules}
    assert (found["NL01"].example, found["NL01"].combinations) == (None, 0)
    assert found["NL02"].example is not None


def test_a_rule_that_starts_later_is_reached_and_one_that_is_over_is_not():
    def change(_common, own):
        row_of(own, "NL01")["starts"] = date(2027, 4, 1)
        row_of(own, "NL15")["ends"] = date(2026, 1, 31)

    found = {each.rule.id: each.reach for each in cover(draft("NL", change), DAY).rules}
    assert found["NL01"].combinations > 0
    assert found["NL15"].combinations == 0


def matters(area):
    return dict(cover(rule_set(area), DAY).inputs)


def test_inputs_of_other_areas_make_no_difference():
    assert list(matters("NL")) == list(INPUTS)
    nothing = {name for name, each in matters("NL").items() if each is Matter.NOTHING}
    assert nothing == {"living", "recent_incident_24h", "direct_work", "disruption_level"}
    assert matters("TEES")["disruption_level"] is Matter.STEPS
    assert matters("GLOS")["living"] is Matter.STEPS


def test_an_input_that_only_cautions_look_at_decides_about_words():
    def change(common, _own):
        common["rules"].remove(row_of(common, "C30"))

    found = dict(cover(draft("NL", change), DAY).inputs)
    assert found["parents_safe"] is Matter.WORDS


@pytest.mark.parametrize("area", AREAS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_is_said_to_make_no_difference_makes_none(area, data):
    rules = rule_set(area)
    said = data.draw(answers(area))
    quiet = {name for name, each in matters_of[area].items() if each is not Matter.STEPS}
    others = {name: value for name, value in data.draw(answers(area)).items() if name in quiet}
    changed = {name: value for name, value in said.items() if name not in quiet} | others

    def asked(given):
        decision = decide(rules, read_answers(given, meetings=rules.meeting_codes), ANY_MOMENT)
        return [step.code for step in decision.steps], decision.primary_meeting

    assert asked(said) == asked(changed)


matters_of = {area: matters(area) for area in AREAS}
