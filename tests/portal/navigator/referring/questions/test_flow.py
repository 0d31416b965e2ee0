"""Who is asked what: few questions, and nobody is asked what cannot matter."""

from __future__ import annotations

from datetime import date

import pytest

from portal.core.flow import Kind, audit
from portal.navigator.referring.questions.asking import question_of
from portal.navigator.referring.questions.flow import NAME, VERSION, flow_of
from portal.navigator.referring.questions.pages import PAGES, SECTIONS, WORDING
from portal.navigator.rules.inputs import INPUTS
from portal.navigator.rules.meaning import BadRules
from tests.portal.navigator.referring.asking import (
    AREAS,
    DAY,
    WORDS,
    asked,
    changed_rules,
    flow,
    rules_of,
)

DANGER = ["immediate-danger", "urgent-health", "missing-now"]
AROUND = ["home-harm-too", "parents-safe", "works-with-children", "cross-border"]
START = {"danger": DANGER, "about": ["subject"], "seeing": ["harms"]}
ANYBODY_AROUND = ["home-harm-too", "works-with-children", "cross-border"]


@pytest.mark.parametrize("area", AREAS)
def test_the_flow_of_every_area_has_no_fault(area):
    assert audit(flow(area)) == ()


def test_every_input_has_one_page_and_its_words():
    listed = [name for page in PAGES for name in page.inputs]
    assert sorted(listed) == sorted(INPUTS)
    assert set(WORDING) == set(INPUTS)
    assert {page.section for page in PAGES} == set(SECTIONS)


def test_a_page_never_has_more_than_six_questions():
    counts = [len(page.inputs) for page in PAGES]
    assert counts == [3, 1, 1, 5, 5, 4, 6, 1]


def test_the_flow_is_named_and_versioned():
    made = flow("NL")
    assert (made.id, made.version, made.title) == (NAME, VERSION, "Where do I refer?")
    assert [section.id for section in made.sections] == ["now", "worry", "person", "risk", "work"]


def test_nothing_must_be_answered():
    for area in AREAS:
        assert {question.required for question in flow(area).questions_by_id.values()} == {False}


def test_the_usual_child_in_north_lincolnshire_sees_seven_pages():
    assert asked(flow("NL"), subject="child", harms=["CCE"], age=15) == {
        **START,
        "person": ["age", "open-to", "placed-by-other-area", "arrested"],
        "serious": ["level", "exploitation-signs", "sexual-assault-recent"],
        "around": AROUND,
        "group": ["asked-for"],
    }


def test_a_child_with_a_social_worker_is_asked_about_the_plan():
    found = asked(flow("NL"), harms=["CCE"], **{"open-to": ["cp"]}, level="significant")
    assert found["work"] == ["purpose", "qa-changed", "blocked-plan"]


def test_a_child_in_gloucestershire_is_asked_where_they_live_and_about_today():
    found = asked(flow("GLOS"), subject="child", harms=["CCE"], age=15)
    assert found["person"] == ["age", "living", "open-to", "placed-by-other-area", "arrested"]
    assert found["serious"] == [
        "level", "exploitation-signs", "sexual-assault-recent", "recent-incident-24h",
    ]  # fmt: skip
    assert found["work"] == ["purpose", "qa-changed", "blocked-plan"]
    assert len(found) == 8


@pytest.mark.parametrize(
    ("area", "subject", "serious", "work"),
    [
        ("NL", "location", ["level"], ["sector"]),
        ("NL", "adult", ["level"], ["sector"]),
        ("NL", "group", ["level"], ["sector"]),
        ("NL", "theme", ["level"], []),
        ("CE", "location", ["level"], ["sector"]),
        ("TEES", "adult", ["level"], ["sector", "disruption-level"]),
        ("TEES", "location", ["level"], ["sector", "disruption-level"]),
        ("TEES", "group", ["level"], ["sector"]),
        ("GLOS", "group", ["level"], ["sector"]),
    ],
)
def test_no_place_or_person_of_concern_is_asked_about_a_child(area, subject, serious, work):
    expected = {**START, "serious": serious, "around": ANYBODY_AROUND, "group": ["asked-for"]}
    if work:
        expected["work"] = work
    found = asked(flow(area), subject=subject, harms=["CCE"])
    assert found == {page: expected[page] for page in found}
    assert set(found) == set(expected)


def test_what_a_harm_alone_makes_worth_asking_is_asked_with_it_alone():
    partner = asked(flow("NL"), harms=["TRA"], age=16)
    assert "high-risk-partner-abuse" in partner["serious"]
    assert "high-risk-partner-abuse" not in asked(flow("NL"), harms=["CCE"], age=16)["serious"]
    assert asked(flow("NL"), harms=["BUL"], age=12)["work"] == ["sector"]


def test_a_slaved_child_is_not_asked_for_signs_of_exploitation():
    assert "exploitation-signs" not in asked(flow("NL"), harms=["MS"])["serious"]


def test_danger_leaves_out_what_it_settles():
    given = {"harms": ["CCE"], "age": 15, "open-to": ["cin"]}
    assert "level" in asked(flow("NL"), **given)["serious"]
    found = asked(flow("NL"), **given, **{"immediate-danger": "yes"})
    assert "work" not in found
    assert found["serious"] == ["exploitation-signs", "sexual-assault-recent"]


RULE = {
    "id": "NL90",
    "if": [{"input": "subject", "is": ["child"]}, {"input": "living", "is": ["care"]}],
    "then": ["EARLY_HELP"],
    "basis": "A",
    "why": "A rule somebody wrote this morning.",
}


def rule(**values):
    return {**RULE, **values}


def test_an_input_that_a_rule_begins_to_look_at_is_asked_by_itself():
    assert "living" not in flow("NL").questions_by_id
    changed = flow_of(changed_rules("NL", rule()), DAY, WORDS)
    assert asked(changed, age=15)["person"][:2] == ["age", "living"]
    assert "person" not in asked(changed, subject="group")


def test_a_rule_is_asked_for_only_while_it_is_in_force():
    rules = changed_rules("NL", rule(starts=date(2027, 1, 1), ends=date(2027, 6, 30)))
    there = {
        day: "living" in flow_of(rules, day, WORDS).questions_by_id
        for day in (DAY, date(2027, 1, 1), date(2027, 6, 30), date(2027, 7, 1))
    }
    assert list(there.values()) == [False, True, True, False]


def test_the_groups_that_may_be_asked_for_are_the_partnerships_own():
    for area in AREAS:
        question = flow(area).questions_by_id["asked-for"]
        codes = [option.code for option in question.options]
        assert codes == ["none", *rules_of(area).meeting_codes]
    labels = [option.label for option in flow("CE").questions_by_id["asked-for"].options]
    assert labels[0] == "No"
    assert labels[-1] == "Child Exploitation Operational Panel"


def test_every_question_can_be_answered_with_not_sure():
    for area in AREAS:
        for name, question in flow(area).questions_by_id.items():
            codes = {option.code for option in question.choices}
            is_fine = question.kind is Kind.NUMBER or codes & {"unsure", "none"}
            assert is_fine or name == "immediate-danger", name


def test_not_knowing_what_it_is_is_fine():
    last = flow("NL").questions_by_id["harms"].options[-1]
    assert (last.code, last.label) == ("unsure", "Not sure")
    assert last.help == "That is fine. You will be told who to talk to."


def test_in_doubt_there_is_danger():
    options = flow("NL").questions_by_id["immediate-danger"].options
    assert [(o.code, o.label) for o in options] == [("yes", "Yes, or I am not sure"), ("no", "No")]


def test_a_level_has_the_words_of_the_area_beside_it():
    rules = changed_rules("GLOS", levels={"moderate": "Moderate", "significant": "Significant"})
    options = flow_of(rules, DAY, WORDS).questions_by_id["level"].options
    assert [(option.label, option.help) for option in options] == [
        ("Early signs", ""),
        ("More than early signs", "Here it is called: Moderate"),
        ("Significant harm", "Here it is called: Significant"),
        ("Not sure", ""),
    ]


def test_no_area_names_a_level_that_there_is_not():
    with pytest.raises(BadRules, match="levels"):
        changed_rules("GLOS", levels={"severe": "Severe"})


def test_inputs_become_questions_by_their_kind():
    kinds = {name: question.kind for name, question in flow("GLOS").questions_by_id.items()}
    assert kinds[question_of("open_to")] is Kind.MANY
    assert kinds["age"] is Kind.NUMBER
    assert kinds["parents-safe"] is Kind.YNU
    assert kinds["subject"] is Kind.ONE
