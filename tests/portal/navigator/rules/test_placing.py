"""Layers of rules: what is added, taken away and replaced, and who has the last word."""

from __future__ import annotations

from datetime import date

import pytest

from portal.navigator.rules.conditions import Facts, OneOf, Step
from portal.navigator.rules.inputs import read_answers
from portal.navigator.rules.placing import place
from portal.navigator.rules.reading import read_rules
from portal.navigator.rules.rule import Layers, Rule
from portal.navigator.rules.steps import Basis

DANGER = (OneOf("immediate_danger", frozenset({"yes"})),)


def rule(name, *adds, condition=(), **more):
    return Rule(name, condition, adds, Basis.PUBLISHED, "Because.", **more)


def placed(first, last=(), **given):
    found = place(Layers(tuple(first), tuple(last)), Facts(read_answers(given), {}))
    return {code: [rule.id for rule in rules] for code, rules in found.items()}


def test_every_rule_that_adds_a_step_is_remembered():
    common, area = [rule("C1", "A"), rule("C2", "A", "B")], [rule("X1", "A")]
    assert placed([common, area]) == {"A": ["C1", "C2", "X1"], "B": ["C2"]}


def test_a_rule_whose_condition_does_not_hold_adds_nothing():
    rules = [rule("C1", "A", condition=DANGER), rule("C2", "B")]
    assert placed([rules]) == {"B": ["C2"]}
    assert placed([rules], immediate_danger="yes") == {"A": ["C1"], "B": ["C2"]}


def test_an_area_takes_away_what_common_rules_added_and_may_add_it_anew():
    common = [rule("C1", "A", "B")]
    assert placed([common, [rule("X1", removes=frozenset({"A"}))]]) == {"B": ["C1"]}
    area = [rule("X1", "A", removes=frozenset({"A"}))]
    assert placed([common, area]) == {"B": ["C1"], "A": ["X1"]}


def test_what_replaces_a_step_comes_only_where_that_was_there():
    area = [rule("X1", replaces=(("A", "Z"),))]
    assert placed([[rule("C1", "A")], area]) == {"Z": ["X1"]}
    assert placed([[rule("C1", "B")], area]) == {"B": ["C1"]}


def test_rules_that_ask_for_steps_see_what_all_others_left():
    asks = rule("X2", "C", condition=(Step(frozenset({"A"})),))
    asks_too = rule("X3", "D", condition=(Step(frozenset({"C"})),))
    gone = [rule("X1", removes=frozenset({"A"}))]
    assert placed([[rule("C1", "A")]], [[asks], [asks_too]]) == {"A": ["C1"], "C": ["X2"]}
    assert placed([[rule("C1", "A")], gone], [[asks]]) == {}


def test_common_rules_come_first_and_those_that_ask_for_steps_last(rule_set):
    layers = rule_set("NL").layers(date(2026, 11, 17))
    (common, area), (late_common, late_area) = layers.first, layers.last
    assert (common[0].id, common[-1].id) == ("C01", "C31")
    assert (area[0].id, area[-1].id) == ("NL01", "NL29")
    assert {rule.id for rule in late_common} == {"C32"}
    assert [rule.id for rule in late_area] == ["NL18", "NL20"]


@pytest.mark.parametrize(
    ("day", "is_there"),
    [
        (date(2026, 11, 30), False),
        (date(2026, 12, 1), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ],
)
def test_a_rule_counts_from_its_first_day_to_its_last(day, is_there, mappings):
    common, own = mappings("NL")
    own["rules"][0] |= {"starts": date(2026, 12, 1), "ends": date(2026, 12, 31)}
    rules = read_rules(common, own)
    assert ("NL01" in {rule.id for rule in rules.layers(day).first[1]}) is is_there


def test_a_set_without_dates_is_the_same_every_day(rule_set):
    rules = rule_set("CE")
    assert rules.layers(date(2026, 1, 1)) is rules.layers(date(2030, 1, 1))
