"""What changes between two versions, over every combination of answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portal.navigator.rules.comparing import compare
from portal.navigator.rules.deciding import decide
from portal.navigator.rules.inputs import SILENCE, Answers
from portal.navigator.rules.reading import read_rules
from portal.navigator.rules.scenarios import ANY_MOMENT

DAY = date(2026, 11, 17)


def changed(mappings, area, change):
    common, own = mappings(area)
    change(own)
    return read_rules(common, own)


def test_a_set_does_not_differ_from_itself(rule_set):
    found = compare(rule_set("NL"), rule_set("NL"), DAY)
    assert (found.changes, found.changed) == ((), 0)
    assert found.combinations > 10**12


def test_words_alone_change_no_step(rule_set, mappings):
    new = changed(mappings, "NL", lambda own: own["rules"][0].update(why="In other words."))
    assert compare(rule_set("NL"), new, DAY).changes == ()


def test_a_step_that_comes_is_named_with_a_case(rule_set, mappings):
    def change(own):
        own["rules"].append(
            {"id": "CE90", "if": [{"input": "age", "to": 4}, {"word": "CHILD"}],
             "then": ["EARLY_HELP"], "basis": "A", "why": "Very young."}
        )  # fmt: skip

    found = compare(rule_set("CE"), changed(mappings, "CE", change), DAY)
    (only,) = found.changes
    assert (only.about, only.code, only.comes) == ("step", "EARLY_HELP", True)
    assert only.answers == (("subject", "child"), ("age", 0))
    assert only.combinations == found.changed


def test_a_meeting_that_gives_way_to_another_is_named_both_ways(rule_set, mappings):
    def change(own):
        row = own["primary"][0]["first_of"]
        row.remove("MEETING:NL-M04")
        row.insert(0, "MEETING:NL-M04")

    found = compare(rule_set("NL"), changed(mappings, "NL", change), DAY)
    assert [(c.about, c.code, c.comes) for c in found.changes] == [
        ("primary", "NL-M06", False),
        ("primary", "NL-M04", True),
    ]
    assert found.changes[0].combinations == found.changes[1].combinations == found.changed


def test_a_step_that_goes_is_named(rule_set, mappings):
    def change(own):
        own["rules"] = [row for row in own["rules"] if row["id"] != "GLOS12"]

    (only,) = compare(rule_set("GLOS"), changed(mappings, "GLOS", change), DAY).changes
    assert (only.code, only.comes) == ("TOOL_LOI", False)


def said(found):
    return [(each.said.about, each.said.code, each.said.words, each.comes) for each in found]


def test_what_nothing_changes_is_not_said_otherwise(rule_set):
    for area in ("NL", "CE", "TEES", "GLOS"):
        assert compare(rule_set(area), rule_set(area), DAY).reworded == ()


@pytest.mark.parametrize(
    ("change", "about", "code"),
    [
        (lambda own: own["rules"][0].update(why="In other words."), "why", "TOOL_CEVT"),
        (lambda own: own["rules"][0].update(basis="A"), "why", "TOOL_CEVT"),
        (lambda own: own.update(steps={"SARC": {"who": "the police"}}), "who", "SARC"),
        (lambda own: own.update(steps={"SARC": {"text": "Ring them."}}), "words", "SARC"),
        (lambda own: own.update(first_contact="Talk."), "first", ""),
        (lambda own: own["other_meetings"][0].update(why="It may."), "other", "NL-M05"),
        (lambda own: own.update(who_may_refer="Anybody."), "who_may_refer", ""),
        (lambda own: own.update(prepare=["Facts"]), "prepare", ""),
        (lambda own: own.update(prepare_things=["Where"]), "prepare", ""),
        (lambda own: own["nrm"].update(tell="Nobody."), "mechanism", ""),
        (lambda own: own["nrm"]["adults"].update(tell="Nobody."), "mechanism", ""),
        (lambda own: own["gaps"][0].update(text="Not set."), "gap", ""),
        (lambda own: own.update(cautions=[{"code": "T", "text": "Take care."}]), "caution", ""),
    ],
)
def test_whatever_is_said_otherwise_is_named_with_a_case(change, about, code, rule_set, mappings):
    new = changed(mappings, "NL", change)
    found = compare(rule_set("NL"), new, DAY)
    assert found.changes == ()
    assert {(each.said.about, each.said.code) for each in found.reworded} == {(about, code)}
    for each in found.reworded:
        told = Answers({**SILENCE, **dict(each.answers)}, frozenset(dict(each.answers)))
        old, now = (decide(rules, told, ANY_MOMENT) for rules in (rule_set("NL"), new))
        assert old != replace(now, rules_version=old.rules_version)


def test_a_form_that_is_chosen_otherwise_is_named(rule_set, mappings):
    common, own = mappings("NL")
    common["forms"].insert(0, common["forms"].pop(4))
    found = compare(rule_set("NL"), read_rules(common, own), DAY).reworded
    assert {(each.said.about, each.comes) for each in found if each.said.code == "FRONT_DOOR"} == {
        ("form", True)
    }
    assert {each.said.about for each in found} == {"form"}


def test_a_time_that_changes_is_named_for_each_step_it_counts_for(rule_set, mappings):
    common, own = mappings("NL")
    common["timing"]["by-level"][1]["if"][0]["is"] = ["moderate"]
    found = said(compare(rule_set("NL"), read_rules(common, own), DAY).reworded)
    assert ("when", "NRM", ("5-working-days",), True) in found
    assert ("when", "NRM", ("2-working-days",), False) in found
    assert {about for about, *_rest in found} == {"when"}
    assert all(code not in ("FRONT_DOOR", "SARC") for _about, code, *_rest in found)


def test_services_and_words_common_to_all_are_compared_too(rule_set, mappings):
    common, own = mappings("CE")
    common["support"]["BUL"] = ["N02"]
    common["nrm"]["each_child"] = "Each child."
    found = said(compare(rule_set("CE"), read_rules(common, own), DAY).reworded)
    assert ("support", "BUL", ("N02",), True) in found
    assert ("mechanism", "", ("Each child.",), True) in found


def test_what_is_said_of_a_step_that_goes_is_not_said_again(rule_set, mappings):
    def change(own):
        own["rules"] = [row for row in own["rules"] if row["id"] != "GLOS12"]

    found = compare(rule_set("GLOS"), changed(mappings, "GLOS", change), DAY).reworded
    assert {each.said.about for each in found if each.said.code == "TOOL_LOI"} <= {"form"}


def order(rules, example):
    told = Answers({**SILENCE, **dict(example)}, frozenset(dict(example)))
    return [step.code for step in decide(rules, told, ANY_MOMENT).steps]


@pytest.mark.parametrize("area", ["NL", "CE", "TEES", "GLOS"])
def test_steps_that_change_places_are_named_with_a_case(area, rule_set, mappings):
    was, now = rule_set(area), changed(mappings, area, lambda own: own["meetings"].reverse())
    found = compare(was, now, DAY)
    assert found.changes == ()
    for each in found.moved:
        old, new = (order(rules, each.answers) for rules in (was, now))
        assert sorted(old) == sorted(new)
        passed = [code for code in (*each.before, *each.after) if code in new]
        assert passed
        for code in passed:
            assert (old.index(each.code) < old.index(code)) == (code in each.after)
            assert (new.index(each.code) < new.index(code)) == (code in each.before)
    assert 0 < found.changed <= sum(each.combinations for each in found.moved)


def test_one_step_that_passes_others_is_told_once(rule_set, mappings):
    def change(own):
        own["meetings"].sort(key=lambda row: row["code"] != "NL-M06")

    (only,) = compare(rule_set("NL"), changed(mappings, "NL", change), DAY).moved
    assert only.code == "MEETING:NL-M06"
    assert only.before == ("MEETING:NL-M03", "MEETING:NL-M04")
    assert only.after == ()


def test_meetings_that_no_answers_bring_together_change_no_place(rule_set, mappings):
    def change(own):
        own["meetings"].append(own["meetings"].pop(0))

    found = compare(rule_set("NL"), changed(mappings, "NL", change), DAY)
    assert (found.moved, found.changed) == ((), 0)


def test_a_step_of_another_class_changes_places_with_those_it_passes(rule_set, mappings):
    common, own = mappings("NL")
    row = next(row for row in common["steps"] if row["code"] == "SARC")
    row["class"] = 6
    (only,) = compare(rule_set("NL"), read_rules(common, own), DAY).moved
    assert (only.code, only.after) == ("SARC", ())
    assert {"TOOL_CEVT", "MEETING:NL-M06"} <= set(only.before)
    assert "FRONT_DOOR" not in only.before
