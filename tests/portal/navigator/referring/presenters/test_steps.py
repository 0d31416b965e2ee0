"""Steps as stops of one line."""

from __future__ import annotations

import pytest

from portal.core import registry
from portal.core.registry import Registry
from portal.core.strip import DialCard, EmergencyContacts
from portal.navigator.referring.presenters.steps import divided
from portal.navigator.referring.specimens.stops import SHORT
from tests.portal.navigator.referring.cases import A_PLACE, COUNTY_LINES, IN_DANGER

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ask for it.", ("Ask for it", "")),
        ("Ask for it. Then wait. Then go.", ("Ask for it", "Then wait. Then go.")),
        ("See to it (the section 45 defence).", ("See to it (the section 45 defence)", "")),
        ("Talk at 16.30 on s.45 matters. “Now” is good.",
         ("Talk at 16.30 on s.45 matters", "“Now” is good.")),
        ("Is it so? Then go.", ("Is it so?", "Then go.")),
    ],
)  # fmt: skip
def test_the_first_sentence_is_the_title(text, parts):
    assert divided(text) == parts


def test_every_step_of_the_rules_has_a_short_title(rules):
    titles = {code: divided(step.text)[0] for code, step in rules.steps.items()}
    assert {code: title for code, title in titles.items() if not 8 < len(title) < 160} == {}


def test_danger_is_red_the_first_contact_is_filled_and_parallel_duties_stand_beside(shown):
    kinds = {stop.code: stop.kind for stop in shown(IN_DANGER)["stops"]}
    assert [code for code, kind in kinds.items() if kind == "now"] == [
        "EMERGENCY_999", "REPORT_MISSING", "MISSING_PROFILE",
    ]  # fmt: skip
    assert kinds["LINE_MANAGER"] == "first"
    assert [code for code, kind in kinds.items() if kind == "side"] == [
        "REPORT_REMOVE", "NRM", "NRM_COORD", "GUARDIAN", "RETURN_INTERVIEW",
    ]  # fmt: skip


def test_closing_steps_stand_together_at_the_end(shown):
    page = shown(COUNTY_LINES)
    assert len(page["closing"]) == 4
    assert not {"SUPPORT", "RECORD", "REVIEW"} & {stop.code for stop in page["stops"]}
    assert len(shown(A_PLACE)["closing"]) == 3  # nobody to ask and no parents


def test_reasons_come_with_rule_answers_and_source(shown):
    (stop,) = [s for s in shown(COUNTY_LINES)["stops"] if s.code == "MEETING:NL-M06"]
    (reason,) = stop.reasons
    assert reason.rule == "Rule NL02."
    assert reason.text.startswith(
        "MACE Triage takes exploitation and passes it on to MACE. Because of your answers: A child"
    )
    assert "Significant harm" in reason.answers
    assert stop.source == "North Lincolnshire’s practitioner guide on harm outside the home"
    assert stop.is_meeting


@pytest.mark.parametrize(("tel", "is_dialable"), [("+441632960500", True), ("", False)])
def test_the_front_door_has_its_number_dialled_only_when_verified(
    shown, monkeypatch, tel, is_dialable
):
    door = DialCard("Front door", "01632 960 500", tel, note="" if tel else "not yet checked")
    monkeypatch.setattr(registry, "emergency", Registry("emergency"))
    registry.emergency.register("contacts", lambda _area: EmergencyContacts(door, None))
    stops = {stop.code: stop for stop in shown(COUNTY_LINES)["stops"]}
    assert stops["FRONT_DOOR"].contacts.front_door.is_dialable is is_dialable
    assert stops["STRATEGY"].contacts is None


def test_a_tool_gets_the_answers_and_only_those(shown, bring):
    bring.tool()
    bring.form()
    stops = {stop.code: stop for stop in shown(COUNTY_LINES)["stops"]}
    assert stops["TOOL_CEVT"].start.path == "/tools/cevt/"
    assert stops["FORM_MARF"].document.title == "Multi-agency referral form"
    assert stops["FRONT_DOOR"].start is None
    assert set(bring.asked[-1]) == set(COUNTY_LINES)


def test_a_step_has_facts_when_there_is_a_number_or_a_form():
    assert [stop.has_facts for stop in SHORT] == [False, True, True, True]
