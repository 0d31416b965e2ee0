"""Four sets are proved; a set that breaks something is refused with the answers that show it."""

from __future__ import annotations

import time
from datetime import date

import pytest

from portal.navigator.rules.proof import days_of_change, prove
from portal.navigator.rules.reading import read_rules
from tests.portal.navigator.rules.answering import AREAS

DAY = date(2026, 11, 17)


def changed(mappings, area, change):
    """Give the rule set of an area after a change to its two files."""
    common, own = mappings(area)
    change(common, own)
    return read_rules(common, own)


def rule(mapping, name):
    return next(row for row in mapping["rules"] if row["id"] == name)


def codes(proof):
    return [fault.code for fault in proof.faults]


@pytest.mark.parametrize("area", AREAS)
def test_the_four_sets_are_proved(area, rule_set, scenarios):
    start = time.process_time()
    proof = prove(rule_set(area), scenarios(area), DAY)
    took = time.process_time() - start
    print(f"{area}: {proof.combinations:,} combinations, {proof.rules} rules, {took:.2f} s")  # noqa: T201 (the figure is asked for)
    assert [fault.text for fault in proof.faults] == []
    assert proof.holds
    assert proof.combinations > 10**12
    assert proof.scenarios == len(scenarios(area))
    assert took < 10


def test_a_set_without_a_first_contact_fails(mappings):
    def change(common, _own):
        common["rules"].remove(rule(common, "C05"))

    proof = prove(changed(mappings, "CE", change), [], DAY)
    first = proof.faults[0]
    assert first.code == "first-contact"
    assert first.combinations == proof.combinations
    assert first.answers == ()
    assert first.text == "There is always a first contact. This does not hold here: "


def test_danger_without_the_emergency_call_fails_with_the_answers(mappings):
    def change(common, _own):
        rule(common, "C01")["if"].append({"input": "subject", "is": ["child"]})

    proof = prove(changed(mappings, "CE", change), [], DAY)
    assert codes(proof) == ["danger-first", "X01"]
    assert proof.faults[0].case == "subject: adult; immediate_danger: yes"
    # Three of four kinds of subject (no rule here tells adults from groups), half of the answers.
    assert proof.faults[0].combinations == proof.combinations * 3 // 8


def test_another_step_before_the_emergency_call_fails(mappings):
    def change(common, _own):
        common["steps"].insert(0, common["steps"].pop(1))

    proof = prove(changed(mappings, "CE", change), [], DAY)
    assert [f.text for f in proof.faults] == [
        (
            "In immediate danger the first step is 999. But the step EMERGENCY_999 comes after the "
            "step URGENT_HEALTH."
        ),
        "The emergency call is not the first of all steps.",
    ]


def test_significant_harm_without_a_statutory_route_fails(mappings):
    def change(common, _own):
        rule(common, "C06")["then"] = ["STRATEGY"]

    proof = prove(changed(mappings, "NL", change), [], DAY)
    assert codes(proof) == ["statutory-route", "X13"]
    assert "exploitation_signs: yes" in proof.faults[0].case or "level:" in proof.faults[0].case


def test_an_area_cannot_leave_out_what_keeps_a_child_safe(mappings):
    def change(_common, own):
        own["common"]["without"] = ["C22"]

    proof = prove(changed(mappings, "TEES", change), [], DAY)
    assert codes(proof) == ["X18", "X18-police", "X18-child"]
    assert proof.faults[0].case == "subject: child; sexual_assault_recent: yes"


def test_an_area_cannot_take_away_a_step_that_is_promised(mappings):
    def take(step):
        def change(_common, own):
            own["rules"].append(
                {"id": "NL90", "if": [{"word": "THING"}], "without": [step], "basis": "A",
                 "why": "Not here."}
            )  # fmt: skip

        return change

    assert codes(prove(changed(mappings, "NL", take("ALLEGATION_LADO")), [], DAY)) == ["X20"]
    assert codes(prove(changed(mappings, "NL", take("RECORD")), [], DAY)) == ["X15-closing"]


def test_a_rule_nothing_reaches_fails(mappings):
    def change(_common, own):
        rule(own, "NL16")["if"] += [{"input": "age", "to": 12}, {"word": "YOUNG_ADULT"}]

    proof = prove(changed(mappings, "NL", change), [], DAY)
    assert [f.text for f in proof.faults] == ["No answers ever reach the rule NL16."]


def test_two_rules_of_equal_right_cannot_add_and_take_away(mappings):
    def change(_common, own):
        own["rules"].append(
            {"id": "NL90", "if": [{"word": "CHILD"}, {"input": "age", "to": 9}],
             "without": ["TOOL_CEVT"], "basis": "A", "why": "Not so young."}
        )  # fmt: skip

    proof = prove(changed(mappings, "NL", change), [], DAY)
    (fault,) = proof.faults
    assert fault.code == "contradiction"
    said = "The rule NL01 adds the step TOOL_CEVT and the rule NL90 takes it away: "
    assert fault.text == said + "subject: child; harms: GRP; age: 0"


def test_a_meeting_must_have_a_primary_one(mappings):
    def change(_common, own):
        own["primary"][0]["first_of"].remove("MEETING:NL-M09")

    proof = prove(changed(mappings, "NL", change), [], DAY)
    assert codes(proof) == ["no-primary"]
    assert proof.faults[0].case == "subject: adult; harms: SYV"


def test_a_primary_meeting_must_be_among_the_steps(mappings):
    def change(_common, own):
        own["primary"].insert(0, {"id": "P00", "if": [{"word": "THING"}], "is": "CE-M03"})

    proof = prove(changed(mappings, "CE", change), [], DAY)
    assert codes(proof) == ["primary-without-step"]


def test_a_meeting_stands_once_among_the_primary_ones(mappings):
    def change(_common, own):
        own["primary"][0]["first_of"].append("MEETING:NL-M06")

    proof = prove(changed(mappings, "NL", change), [], DAY)
    assert [f.text for f in proof.faults] == [
        "MEETING:NL-M06 stands twice among the primary meetings."
    ]


def test_a_case_that_leads_elsewhere_fails_in_words(mappings, scenarios):
    def change(_common, own):
        rule(own, "NL15")["then"] = ["FORM_MARF", "MEETING:NL-M07"]

    proof = prove(changed(mappings, "NL", change), scenarios("NL"), DAY)
    assert [f.parts[0][1] for f in proof.faults if f.code == "scenario"] == ["NL-S13", "NL-S13"]
    assert proof.faults[0].text.startswith("Scenario NL-S13, steps: expected LINE_MANAGER@S → ")


def test_a_rule_that_ends_is_proved_for_the_days_after(mappings):
    def change(common, _own):
        rule(common, "C22")["ends"] = date(2026, 12, 31)

    rules = changed(mappings, "NL", change)
    assert days_of_change(rules, DAY) == [DAY, date(2027, 1, 1)]
    assert codes(prove(rules, [], DAY)) == ["X18", "X18-police", "X18-child"]


def test_a_rule_that_starts_later_is_reached_then(mappings):
    def change(_common, own):
        rule(own, "NL16")["starts"] = date(2027, 4, 1)

    assert prove(changed(mappings, "NL", change), [], DAY).holds


def test_cases_are_tried_with_the_rules_of_the_day(mappings, scenarios):
    def change(_common, own):
        rule(own, "NL15")["ends"] = date(2026, 12, 31)

    rules = changed(mappings, "NL", change)
    assert codes(prove(rules, scenarios("NL"), date(2026, 12, 31))) == []
    assert set(codes(prove(rules, scenarios("NL"), date(2027, 1, 1)))) == {"scenario"}


def test_a_rule_that_is_over_needs_no_answers(mappings):
    def change(_common, own):
        rule(own, "NL16")["ends"] = date(2026, 1, 1)

    assert prove(changed(mappings, "NL", change), [], DAY).holds
