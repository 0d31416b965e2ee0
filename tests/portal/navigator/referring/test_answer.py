"""The answer is the contract’s shape, whatever was answered."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from portal.core.time.clock import LONDON
from portal.navigator.referring.answer import conclude, told
from portal.navigator.referring.exceptions import NoRules
from portal.navigator.rules.inputs import UnknownAnswers
from tests import factories
from tests.portal.navigator.referring.cases import (
    A_PLACE,
    CASES,
    CLOSING,
    COUNTY_LINES,
    HOSTS,
    IN_DANGER,
)
from tests.portal.navigator.referring.conftest import FRIDAY

pytestmark = pytest.mark.django_db

PARTS = [
    "rules_version", "partnership", "steps", "first_contact", "primary_meeting", "other_meetings",
    "form", "who_may_refer", "prepare", "not_accepting", "nrm", "parallel", "timing", "support",
    "cautions", "gaps",
]  # fmt: skip
OF_A_STEP = {"code", "text", "who", "when", "due", "basis", "because", "url"}


def test_it_has_every_part_of_the_contract_and_no_other(concluded):
    for given in ({}, COUNTY_LINES, A_PLACE, IN_DANGER, {"subject": "theme"}):
        found = concluded(given)
        assert list(found) == PARTS
        assert json.loads(json.dumps(found)) == found
        assert all(set(step) == OF_A_STEP for step in found["steps"])
        reasons = [because for step in found["steps"] for because in step["because"]]
        assert all(set(because) == {"rule", "text", "inputs"} for because in reasons)
        assert set(found["nrm"]) == {"consider", "who_submits", "consent", "tell"}
        assert [timed["code"] for timed in found["timing"]] == [s["code"] for s in found["steps"]]


@pytest.mark.parametrize("code", HOSTS)
def test_the_cases_of_the_packs_lead_to_their_steps(areas, code):
    for case in (case for case in CASES if case.area == code):
        found = conclude(areas[code], case.given, FRIDAY)
        steps = [(s["code"], s["basis"]) for s in found["steps"] if s["code"] not in CLOSING]
        assert steps == [(s["code"], s["basis"]) for s in case.expected["steps"]], str(case)
        assert found["primary_meeting"] == case.expected["primary"], str(case)
        assert found["nrm"]["consider"] == case.expected["nrm"], str(case)
        assert found["partnership"] == code
        closing = [step["code"] for step in found["steps"] if step["code"] in CLOSING]
        assert closing == [step["code"] for step in found["steps"]][-len(closing) :]


def test_there_are_forty_cases():
    assert len(CASES) == 40


def test_due_moments_are_london_s_in_iso_8601(concluded):
    due = {
        timed["code"]: (timed["when"], timed["due"]) for timed in concluded(COUNTY_LINES)["timing"]
    }
    assert due["LINE_MANAGER"] == ("now", None)
    assert due["FRONT_DOOR"] == ("today", "2026-11-20T17:00:00+00:00")
    assert due["RETURN_INTERVIEW"] == ("72-hours", None)
    assert due["REVIEW"] == ("as-set", None)


def test_in_summer_the_zone_is_london_s_too(concluded):
    found = concluded(COUNTY_LINES, now=datetime(2026, 7, 3, 18, tzinfo=LONDON))
    assert found["steps"][1]["due"] == "2026-07-03T23:59:00+01:00"


def test_a_moment_that_is_told_counts_before_the_clock(concluded):
    found = concluded({"level": "moderate", "now": "2026-12-24T10:00:00+00:00", "harms": ["CCE"]})
    due = {timed["code"]: timed["due"] for timed in found["timing"]}
    assert due["FORM_MARF"] == "2026-12-30T17:00:00+00:00"  # two holidays and a weekend between


def test_a_step_says_which_rule_and_which_answers_put_it_there(concluded):
    steps = {step["code"]: step for step in concluded(COUNTY_LINES)["steps"]}
    assert steps["TOOL_CEVT"]["because"] == [
        {
            "rule": "NL01",
            "text": "The tracker makes plans and referrals stronger. It never holds one back.",
            "inputs": [
                {"name": "subject", "value": "child", "given": True},
                {"name": "harms", "value": "CCE", "given": True},
                {"name": "age", "value": "15", "given": True},
            ],
        }
    ]


def test_a_closed_door_names_what_to_use_instead(concluded):
    first = concluded({})["not_accepting"][0]
    assert first == {
        "code": "NL-M01",
        "why": "The Children’s MARS Board oversees from the top and takes no cases. "
        "Use MACE Triage, or the operational group that fits the harm.",
        "instead": "NL-M06",
    }


def test_without_other_features_there_is_no_address_and_services_are_codes(concluded):
    found = concluded(COUNTY_LINES)
    assert {step["url"] for step in found["steps"]} == {None}
    assert found["form"]["code"] == "FORM_MARF"
    assert found["form"]["url"] is None
    assert found["support"][0] == {"code": "N02", "title": None, "url": None}


def test_what_other_features_bring_is_in_it(concluded, bring):
    bring.meeting()
    bring.tool()
    bring.form()
    bring.services("N02", "N13")
    found = concluded(COUNTY_LINES)
    urls = {step["code"]: step["url"] for step in found["steps"] if step["url"]}
    assert urls == {
        "TOOL_CEVT": "/tools/cevt/",
        "FORM_MARF": "/documents/1/marf.docx",
        "MEETING:NL-M06": "/meetings/mace-triage/",
    }
    assert found["form"]["url"] == "/documents/1/marf.docx"
    assert found["support"][0] == {
        "code": "N02", "title": "Service N02", "url": "/support/n02/",
    }  # fmt: skip
    assert ("NL", frozenset({"CCE", "MISS"}), 15) in bring.asked


def test_only_what_was_answered_is_told_on(answers):
    given = answers(subject="child", harms=["MISS", "CCE"], age=15, level="", open_to=["none"])
    assert told(given) == {
        "subject": "child", "harms": ["CCE", "MISS"], "age": 15, "open_to": [],
    }  # fmt: skip


def test_what_nobody_can_read_is_named(area):
    with pytest.raises(UnknownAnswers) as raised:
        conclude(area, {"harms": ["XYZ"], "colour": "red"}, FRIDAY)
    assert [fault.name for fault in raised.value.faults] == ["harms", "colour"]


def test_a_meeting_of_another_area_may_be_asked_for_and_adds_no_step(areas):
    found = conclude(areas["NL"], {"asked_for": "GLOS-M03"}, FRIDAY)
    assert found["steps"] == conclude(areas["NL"], {}, FRIDAY)["steps"]


def test_a_partnership_without_rules_says_so(area):
    new = factories.PartnershipFactory(name="New Area")
    with pytest.raises(NoRules, match="New Area has not set out yet where to refer"):
        conclude(new, {}, FRIDAY)


def test_no_query_is_asked_beyond_what_is_remembered(area, bring, queries):
    bring.services("N02", "N12", "N13")
    conclude(area, COUNTY_LINES, FRIDAY)  # rules are remembered from here on
    with queries(0):
        conclude(area, COUNTY_LINES, FRIDAY)
