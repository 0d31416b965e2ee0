"""The rules of Gloucestershire, row by row."""

from __future__ import annotations

import pytest

from tests.portal.navigator.rules.by_hand.table import check, each_row, rules_of

YES = "yes"
WORKER = {"open_to": ["cin"], "age": 15, "harms": ["CSE"]}
SIGNIFICANT = {**WORKER, "level": "significant"}
MODERATE = {**WORKER, "level": "moderate"}
EARLY = {**WORKER, "level": "emerging"}
LEAVER = {"age": 20, "living": "care_experienced", "harms": ["CCE"], "open_to": ["care_leaver"]}
PLANS = "M06 M07 M09 EXISTING_HELP"
TOOLS = "TOOL_LOI TOOL_LOI_REVIEW"
CONFERENCE = {"purpose": "conference_prep"}
REVIEW = {"purpose": "review_due"}

TABLE = [
    ("GLOS01", {"level": "moderate", "harms": ["BUL"]}, "FRONT_DOOR", "STRATEGY"),
    ("GLOS01", {"level": "emerging"}, "FRONT_DOOR", ""),
    ("GLOS01", {"level": "emerging", "open_to": ["yjs"]}, "", "FRONT_DOOR"),
    ("GLOS01", {"level": "emerging", "harms": ["RAD"]}, "", "FRONT_DOOR"),
    ("GLOS01", {"level": "emerging", "harms": ["RAD", "CSE"]}, "FRONT_DOOR", ""),
    ("GLOS01", {"level": "emerging", "age": 18}, "", "FRONT_DOOR"),
    ("GLOS02", {"recent_incident_24h": YES, "harms": ["SYV"]}, "M01", ""),
    ("GLOS02", {**LEAVER, "recent_incident_24h": YES}, "M01", ""),
    ("GLOS02", {**LEAVER, "age": 26, "recent_incident_24h": YES}, "", "M01"),
    ("GLOS02", {"age": 20, "recent_incident_24h": YES}, "", "M01"),
    ("GLOS02", {"recent_incident_24h": YES, "harms": ["RAD"]}, "", "M01"),
    ("GLOS02", {"recent_incident_24h": YES, "subject": "location"}, "", "M01"),
    ("GLOS03", {"missing_now": YES, "harms": ["MISS"]}, "M01 REPORT_MISSING", ""),
    ("GLOS03", {"missing_now": YES, "harms": ["CSE"]}, "REPORT_MISSING", "M01"),
    ("GLOS03", {"harms": ["MISS"]}, "", "M01"),
    *(("GLOS04", {**MODERATE, "qa_changed": changed}, "QA_DECISION M09",
       f"{TOOLS} TWO_PART CE_TEAM_GLOS") for changed in ("raised", "agreed", "lowered")),
    ("GLOS04", {**MODERATE, "qa_changed": "raised", **REVIEW}, "QA_DECISION", TOOLS),
    ("GLOS04", {"qa_changed": "raised", "harms": ["RAD"]}, "", f"QA_DECISION {PLANS}"),
    ("GLOS04", {"qa_changed": "raised", "age": 20}, "", f"QA_DECISION {PLANS}"),
    ("GLOS05", {**MODERATE, **REVIEW}, "TOOL_LOI_REVIEW M09",
     "TOOL_LOI CE_TEAM_GLOS QA_DECISION TWO_PART"),
    ("GLOS05", {**LEAVER, **REVIEW}, "TOOL_LOI_REVIEW", "TOOL_LOI"),
    ("GLOS05", MODERATE, "", "TOOL_LOI_REVIEW"),
    ("GLOS06+GLOS08", {**EARLY, **CONFERENCE}, "TWO_PART M06",
     f"M07 M09 EXISTING_HELP {TOOLS} CE_TEAM_GLOS"),
    ("GLOS06", {**SIGNIFICANT, **REVIEW}, "", "TWO_PART"),
    ("GLOS06+GLOS07", {**EARLY, **CONFERENCE, "living": "care"}, "TWO_PART M07", "M06"),
    ("GLOS07", {**EARLY, **CONFERENCE, "open_to": ["cic"]}, "M07", "M06"),
    ("GLOS07", {**LEAVER, **CONFERENCE}, "M07", "M06"),
    ("GLOS08", {**EARLY, **CONFERENCE, "living": "home"}, "M06", "M07"),
    ("GLOS09", EARLY, "CE_TEAM_GLOS", ""),
    ("GLOS10", {"level": "emerging", "harms": ["CSE"]}, "CE_TEAM_GLOS FRONT_DOOR", PLANS),
    ("GLOS09+GLOS10", {"harms": ["RAD"]}, "", "CE_TEAM_GLOS"),
    ("GLOS09+GLOS10", {"harms": ["CSE"], "age": 19}, "", "CE_TEAM_GLOS"),
    ("GLOS11", {**SIGNIFICANT, "blocked_plan": YES}, "M02 M03 CE_TEAM_GLOS",
     f"{PLANS} TOOL_LOI ENDURING_WORKER"),
    ("GLOS11", {**SIGNIFICANT, "blocked_plan": YES, **REVIEW}, "M06 TOOL_LOI_REVIEW", "M02 M03"),
    ("GLOS11", SIGNIFICANT, "", "M02 M03"),
    ("GLOS12", MODERATE, "TOOL_LOI", "TOOL_LOI_REVIEW"),
    ("GLOS12", {**MODERATE, "open_to": ["none"]}, "", f"TOOL_LOI {PLANS}"),
    ("GLOS12", {**MODERATE, "harms": ["MISS"]}, "", f"TOOL_LOI {PLANS}"),
    ("GLOS12", {**SIGNIFICANT, "harms": ["MISS"]}, "TOOL_LOI M06", ""),
    ("GLOS12", {**MODERATE, "harms": []}, "TOOL_LOI M09", ""),
    ("GLOS12", {**MODERATE, "harms": ["MISS", "CSE"]}, "TOOL_LOI", ""),
    ("GLOS13+GLOS17", {**SIGNIFICANT, "living": "care"}, "M07 ENDURING_WORKER", "M06 M09"),
    ("GLOS13", {**SIGNIFICANT, "open_to": ["cic"]}, "M07", "M06"),
    ("GLOS13+GLOS17", {**LEAVER, "level": "significant"}, "M07 ENDURING_WORKER TOOL_LOI",
     "M06 FRONT_DOOR STRATEGY"),
    ("GLOS14+GLOS17", SIGNIFICANT, "M06 ENDURING_WORKER TOOL_LOI", "M07 M09 EXISTING_HELP"),
    ("GLOS14", {**EARLY, "exploitation_signs": YES}, "M06", "M09 EXISTING_HELP"),
    ("GLOS14", {**SIGNIFICANT, **REVIEW}, "M06 TOOL_LOI_REVIEW", "M07"),
    ("GLOS14", {**SIGNIFICANT, "qa_changed": "raised"}, "M06 QA_DECISION", "M07"),
    ("GLOS15", MODERATE, "M09", "M06 M07 EXISTING_HELP ENDURING_WORKER"),
    ("GLOS15", {**LEAVER, "level": "moderate"}, "M09", "M06 M07"),
    ("GLOS16", EARLY, "EXISTING_HELP", "M06 M07 M09"),
    ("GLOS16", WORKER, "EXISTING_HELP", "M06 M07 M09"),
    ("GLOS16", {**EARLY, **REVIEW}, "EXISTING_HELP TOOL_LOI_REVIEW", "M06 M07 M09"),
    ("GLOS17", {**SIGNIFICANT, **REVIEW}, "", "ENDURING_WORKER"),
    ("GLOS17", {**SIGNIFICANT, "qa_changed": "raised"}, "", "ENDURING_WORKER"),
    ("GLOS18", {"harms": ["RAD"]}, "M05 FORM_PREVENT", f"{PLANS} CE_TEAM_GLOS"),
    ("GLOS18", {"harms": ["RAD"], "age": 40}, "M05 FORM_PREVENT", ""),
    ("GLOS18", {"harms": ["RAD"], "subject": "location"}, "", "M05 FORM_PREVENT"),
    *(("GLOS19", {"subject": subject}, "CE_TEAM_GLOS M02 M03 POLICE_INTEL",
       f"M01 M10 FRONT_DOOR {TOOLS} {PLANS}") for subject in ("adult", "location", "group")),
    ("GLOS20", {"harms": ["TRA"], "age": 16, "high_risk_partner_abuse": YES},
     "M04 FORM_DASH FRONT_DOOR", "MARAC"),
    ("GLOS20", {"harms": ["TRA"], "age": 30, "high_risk_partner_abuse": YES}, "M04 FORM_DASH",
     "MARAC FRONT_DOOR"),
    ("GLOS20", {"harms": ["TRA"], "age": 15, "high_risk_partner_abuse": YES}, "FRONT_DOOR",
     "M04 FORM_DASH"),
    ("GLOS20", {"harms": ["TRA"], "high_risk_partner_abuse": YES}, "FRONT_DOOR", "M04 FORM_DASH"),
    ("GLOS20", {"harms": ["TRA"], "age": 16}, "", "M04 FORM_DASH"),
    ("GLOS21", {"subject": "theme"}, "CE_TEAM_GLOS M02", f"M03 POLICE_INTEL {TOOLS} {PLANS}"),
]  # fmt: skip


@each_row(TABLE)
def test_the_rules_lead_where_they_should(given, must, never, decided):
    check("GLOS", given, must, never, decided)


@pytest.mark.parametrize(
    ("given", "primary"),
    [
        ({"subject": "location"}, "GLOS-M03"),
        ({"subject": "adult"}, "GLOS-M03"),
        ({"subject": "group"}, "GLOS-M03"),
        ({"subject": "theme"}, "GLOS-M02"),
        ({**SIGNIFICANT, "recent_incident_24h": YES}, "GLOS-M01"),
        ({**SIGNIFICANT, "blocked_plan": YES}, "GLOS-M02"),
        ({**SIGNIFICANT, "living": "care"}, "GLOS-M07"),
        (SIGNIFICANT, "GLOS-M06"),
        (MODERATE, "GLOS-M09"),
        ({"harms": ["TRA", "RAD"], "age": 17, "high_risk_partner_abuse": YES}, "GLOS-M04"),
        ({"harms": ["RAD"]}, "GLOS-M05"),
        (EARLY, None),
    ],
)
def test_the_first_row_that_holds_is_the_primary_one(given, primary, decided):
    assert decided("GLOS", **given).primary_meeting == primary


@pytest.mark.parametrize("subject", ["adult", "location", "group"])
def test_meetings_that_take_no_referrals_are_reached_through_the_team(subject, decided):
    found = decided("GLOS", subject=subject)
    steps = [step.text for step in found.steps if step.code.startswith("MEETING:")]
    assert len(steps) == 2
    assert all(text.startswith("Through the Child Exploitation team, ask") for text in steps)


@pytest.mark.parametrize("subject", ["adult", "location", "group", "theme"])
def test_what_is_not_set_about_levels_of_children_is_no_matter_for_a_place(subject, decided):
    level = "No source names the universal level. It is inferred."
    assert level not in decided("GLOS", subject=subject).gaps
    assert level not in decided("GLOS", subject=subject, harms=["HSB"], level="emerging").gaps
    assert level in decided("GLOS").gaps


def test_no_rule_is_forgotten():
    assert rules_of(TABLE) == [f"GLOS{n:02}" for n in range(1, 22)]
