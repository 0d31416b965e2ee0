"""Every fault of a proof is one clear sentence, with answers and something to do."""

from __future__ import annotations

import pytest

from portal.navigator.rule_sets.presenters.faults import in_words, unread
from portal.navigator.rules.deciding import decide
from portal.navigator.rules.inputs import SILENCE, Answers
from portal.navigator.rules.meaning import BadRules
from portal.navigator.rules.proof import FLOOR, prove
from portal.navigator.rules.scenarios import ANY_MOMENT
from tests.portal.navigator.rule_sets.drafts import (
    AREAS,
    DAY,
    draft,
    leave_out,
    plain,
    row_of,
    rule_set,
    scenarios,
)


def faults(area, change, cases=()):
    changed = draft(area, change)
    proof = prove(changed, cases, DAY)
    return in_words(proof, changed), proof


@pytest.mark.parametrize("area", AREAS)
def test_rules_that_hold_have_no_faults(area):
    assert in_words(prove(rule_set(area), scenarios(area), DAY), rule_set(area)) == []


def test_a_first_contact_that_is_gone_fails_whatever_is_answered():
    found, _proof = faults("CE", lambda c, _o: c["rules"].remove(row_of(c, "C05")))
    first = found[0]
    assert first.sentence == "There must always be somebody to talk with first."
    assert first.answers == ()
    assert first.where.startswith("in all ")
    assert first.advice.startswith("Change the rules so that this holds")


def test_danger_without_the_call_is_told_with_the_answers():
    def change(common, _own):
        row_of(common, "C01")["if"].append({"input": "subject", "is": ["child"]})

    found, proof = faults("NL", change)
    first = found[0]
    assert first.sentence == "In immediate danger, the first step must be the call to 999."
    assert plain(first.answers) == [
        ("Who or what the worry is about", "A person who may harm children"),
        ("In danger now", "Yes"),
    ]
    # No rule tells a person who may harm from a group: three of four kinds, half of the time.
    assert proof.faults[0].combinations * 8 == proof.combinations * 3
    assert "(38%)" in first.where
    assert first.text == (
        "In immediate danger, the first step must be the call to 999. For example: Who or what the "
        "worry is about: A person who may harm children; In danger now: Yes. Change the rules so "
        "that this holds for these answers too, or undo the change."
    )


def test_the_words_of_every_promise_of_the_floor_are_translated_apart():
    def change(common, _own):
        common["rules"] = [r for r in common["rules"] if r["id"] not in ("C05", "C01", "C06")]

    found, _proof = faults("CE", change)
    said = [each.sentence for each in found]
    assert len(FLOOR) == 3
    assert "Significant harm must always lead to the front door or to the allocated worker." in said
    assert "In immediate danger the first step is 999." in said  # the common file’s own promise


def test_the_answers_of_a_broken_promise_do_break_it():
    def change(common, own):
        leave_out(common, own, "C15")

    changed = draft("GLOS", change)
    proof = prove(changed, [], DAY)
    fault = next(each for each in proof.faults if each.code == "X04")
    told = Answers({**SILENCE, **dict(fault.answers)}, frozenset(dict(fault.answers)))
    assert not decide(changed, told, ANY_MOMENT).has("FORM_PREVENT")
    found = next(each for each in in_words(proof, changed) if "Prevent referral" in each.sentence)
    assert ("What you are seeing", "Radicalisation") in plain(found.answers)


def test_a_promised_step_that_comes_too_late_is_named_with_the_answers():
    def change(common, _own):
        next(s for s in common["steps"] if s["code"] == "SARC")["when"] = "by-level"

    (found,), _proof = faults("CE", change)
    assert found.sentence == "After a recent sexual assault there is medical care at once."
    assert found.details == ("The step “Contact a Sexual Assault Referral Centre” comes too late.",)
    assert [value for _label, value in plain(found.answers)][-1] == "Yes"
    assert found.advice.startswith("Change the rules so that this holds")


def test_a_promised_step_in_the_wrong_place_is_named_with_the_one_before_it():
    def change(common, _own):
        next(s for s in common["steps"] if s["code"] == "URGENT_HEALTH")["class"] = 5

    found, _proof = faults("CE", change)
    assert [each.sentence for each in found] == [
        "Whoever needs urgent medical help gets it before anybody is asked."
    ] * 2
    assert found[0].answers is None
    assert found[0].details[0].startswith("The step “Get medical help now – 999")
    assert (
        "comes after the step “Report to the police that the child is missing"
        in (found[0].details[0])
    )
    assert found[0].advice == "Change the order of the steps, or undo the change."


def test_two_rules_that_contradict_each_other_are_both_named():
    def change(_common, own):
        own["rules"].append(
            {
                "id": "NL30", "if": [{"word": "CHILD"}], "without": ["MEETING:NL-M06"],
                "basis": "A", "why": "Not there.",
            }
        )  # fmt: skip

    found, _proof = faults("NL", change)
    first = next(each for each in found if "NL30" in each.sentence)
    assert first.sentence == "Rule NL02 adds the step “MACE Triage” and rule NL30 takes it away."
    assert first.advice == "Change when one of them holds, so that they never meet."


def test_a_meeting_that_is_never_primary_is_told():
    found, _proof = faults("NL", lambda _c, o: o["primary"][0]["first_of"].remove("MEETING:NL-M05"))
    assert [each.sentence for each in found] == [
        "There is a step to a meeting, but no primary meeting."
    ]
    assert found[0].advice == "Put that meeting into the list of primary meetings."


def test_a_primary_meeting_without_a_step_is_named():
    def change(_common, own):
        own["primary"].insert(
            0, {"id": "P00", "if": [{"input": "subject", "is": ["theme"]}], "is": "NL-M12"}
        )

    found, _proof = faults("NL", change)
    said = "“Domestic Abuse Board” is the primary meeting, but no step leads there."
    assert said in [each.sentence for each in found]


def test_a_meeting_that_stands_twice_is_named():
    found, _proof = faults("NL", lambda _c, o: o["primary"][0]["first_of"].append("MEETING:NL-M06"))
    assert [(each.sentence, each.answers, each.where) for each in found] == [
        ("“MACE Triage” stands twice in the list of primary meetings.", None, "")
    ]


def test_a_rule_that_nothing_reaches_is_told_with_what_it_asks():
    found, _proof = faults("NL", lambda _c, o: row_of(o, "NL01")["if"].append({"not": "CHILD"}))
    assert found[0].sentence == "No answers ever reach rule NL01."
    assert found[0].details == (
        (
            "The person is a child, the harm is sexual exploitation, criminal exploitation or "
            "group-based exploitation, and the person is not a child. "
            "Add: “Fill in the Child Exploitation Vulnerability Tracker”."
        ),
    )


def test_an_emergency_that_is_not_first_is_told():
    found, _proof = faults("NL", lambda c, _o: c["steps"].append(c["steps"].pop(0)))
    assert "The call to 999 is not the first of all steps." in [each.sentence for each in found]


def test_a_case_that_fails_is_told_once_with_all_that_differs():
    def change(_common, own):
        own["rules"].remove(row_of(own, "NL04"))

    found, _proof = faults("NL", change, scenarios("NL"))
    assert [each.sentence for each in found] == [
        "The case NL-S03 does not lead to what it expects."
    ]
    assert found[0].details == (
        "This step is missing: Fill in the multi-agency referral form for the meeting below",
        "This step is missing: MACE Triage",
        "The primary meeting is no meeting, and “MACE Triage” is expected.",
        (
            "What to fill in is “Make a referral to the children’s front door: Single Point of "
            "Contact”, and “Fill in the multi-agency referral form for the meeting below” is "
            "expected."
        ),
    )


def test_a_case_says_what_steps_stand_on_and_what_the_mechanism_answers():
    def change(common, own):
        row_of(own, "NL02")["basis"] = "A"
        leave_out(common, own, "C18")

    found, _proof = faults("NL", change, scenarios("NL")[1:2])
    case = found[-1]
    assert (
        "MACE Triage: this stands on “our default, to be confirmed”, and “stated by the "
        "partnership” is expected."
    ) in case.details
    assert (
        "The National Referral Mechanism is “perhaps: ask”, and “yes, think about a referral” is "
        "expected."
    ) in case.details


def test_what_cannot_be_read_is_listed_with_its_place():
    def change(_common, own):
        own["rules"][0]["then"] = ["NO_SUCH"]

    with pytest.raises(BadRules) as error:
        draft("NL", change)
    assert unread(error.value) == ["area › rules › 0 › then: There is no step NO_SUCH."]
