"""The rules of Tees, row by row."""

from __future__ import annotations

import pytest

from tests.portal.navigator.rules.by_hand.table import check, each_row, rules_of

YES = "yes"
MEETINGS = "M01 M02 M03 M04 M05 M06 M07 M08 M09"
CHILD_TOOLS = "TOOL_SCREEN_TEES M03 M04"


def other_than(*codes):
    return " ".join(code for code in MEETINGS.split() if code not in codes)


TABLE = [
    ("TEES01", {"level": "emerging"}, "FRONT_DOOR", "STRATEGY"),
    ("TEES01", {"level": "emerging", "open_to": ["early_help"]}, "", "FRONT_DOOR"),
    ("TEES01", {"level": "emerging", "age": 18}, "", "FRONT_DOOR"),
    ("TEES02", {"purpose": "review_due", "open_to": ["cp"]}, "M04",
     f"TOOL_SCREEN_TEES {other_than('M04')}"),
    ("TEES02", {"purpose": "review_due", "age": 18}, "HOTH_TEAM", "M04"),
    ("TEES03", {"harms": ["CCE"], "age": 14}, "TOOL_SCREEN_TEES M02", other_than("M02")),
    ("TEES03", {"purpose": "conference_prep"}, "TOOL_SCREEN_TEES M02", "M04"),
    ("TEES03", {"harms": ["RAD"]}, "TOOL_SCREEN_TEES M02 FORM_PREVENT", "M04"),
    ("TEES04", {"level": "significant"}, "TOOL_SCREEN_TEES M02 M03", "M04"),
    ("TEES04", {"exploitation_signs": YES}, "M02 M03 NRM", ""),
    ("TEES04", {"level": "moderate"}, "M02", "M03"),
    ("TEES04", {"level": "significant", "purpose": "review_due"}, "M04", "M02 M03"),
    ("TEES05", {"direct_work": YES}, "ADOLESCENT_TEAM", ""),
    ("TEES05", {"direct_work": YES, "age": 18}, "HOTH_TEAM", "ADOLESCENT_TEAM"),
    ("TEES05", {}, "", "ADOLESCENT_TEAM"),
    ("TEES06", {"age": 18}, "HOTH_TEAM", f"TOOL_SCREEN_TEES {MEETINGS}"),
    ("TEES06", {"age": 17}, "", "HOTH_TEAM"),
    ("TEES07", {"subject": "theme"}, "HOTH_TEAM M02", f"PEER_MAP {CHILD_TOOLS} POLICE_INTEL"),
    ("TEES08", {"subject": "group"}, "HOTH_TEAM PEER_MAP M02 POLICE_INTEL", f"M06 {CHILD_TOOLS}"),
    ("TEES09+TEES11", {"subject": "adult"}, "TOOL_POC M06 M02 POLICE_INTEL",
     f"TOOL_LOC M07 M09 HOTH_TEAM {CHILD_TOOLS}"),
    ("TEES10+TEES11", {"subject": "location"}, "TOOL_LOC M06 M02 POLICE_INTEL",
     f"TOOL_POC M07 M09 HOTH_TEAM {CHILD_TOOLS}"),
    *(("TEES11", {"subject": "location", "disruption_level": level}, "M06 TOOL_LOC", "M02")
      for level in "1234"),
    *(("TEES12", {"subject": subject, "disruption_level": level}, "M06", "M02 M07 M09")
      for subject in ("adult", "location") for level in "12"),
    *(("TEES12+TEES13", {"subject": subject, "disruption_level": "3"}, "M06 M07",
       "M02 M09 HOTH_TEAM") for subject in ("adult", "location")),
    *(("TEES12+TEES13", {"subject": subject, "disruption_level": "4"}, "M06 M07 M09 HOTH_TEAM",
       "M02 M08") for subject in ("adult", "location")),
    ("TEES12+TEES13", {"subject": "group", "disruption_level": "4"}, "M02", "M06 M07 M09"),
    ("TEES12+TEES13", {"disruption_level": "4"}, "M02", "M06 M07 M09 HOTH_TEAM"),
]  # fmt: skip


@each_row(TABLE)
def test_the_rules_lead_where_they_should(given, must, never, decided):
    check("TEES", given, must, never, decided)


@pytest.mark.parametrize(
    ("given", "primary"),
    [
        ({"harms": ["RAD"]}, "PREVENT"),
        ({"harms": ["RAD"], "age": 30}, "PREVENT"),
        ({"harms": ["RAD", "CSE"]}, "TEES-M02"),
        ({"purpose": "review_due"}, "TEES-M04"),
        ({"subject": "location"}, "TEES-M06"),
        ({"subject": "adult", "disruption_level": "4"}, "TEES-M09"),
        ({"subject": "group"}, "TEES-M02"),
        ({"subject": "theme"}, "TEES-M02"),
        ({"age": 18}, None),
    ],
)
def test_the_first_row_that_holds_is_the_primary_one(given, primary, decided):
    assert decided("TEES", **given).primary_meeting == primary


@pytest.mark.parametrize("age", [15, 19])
def test_the_hoth_team_submits_to_the_mechanism(age, decided):
    found = decided("TEES", exploitation_signs=YES, age=age)
    (step,) = [each for each in found.steps if each.code == "NRM"]
    assert "Hand the facts over to the HOTH team, which fills it in and submits it." in step.text
    assert "aged 18 and over ask the team" in step.text
    assert step.who == "you hand over the facts; the HOTH team submits"
    assert "HOTH team" in found.nrm.who_submits


def test_groups_that_take_nothing_from_workers_are_reached_through_hoth(decided):
    found = decided("TEES", subject="location", disruption_level="4")
    said = {step.code: (step.who, step.text) for step in found.steps}
    assert said["MEETING:TEES-M06"][1].startswith("Through HOTH triage, ask for it")
    assert said["MEETING:TEES-M07"][0] == said["MEETING:TEES-M09"][0] == "the HOTH team"
    assert found.who_may_refer.startswith("The HOTH team puts people and places forward.")


def test_no_rule_is_forgotten():
    assert rules_of(TABLE) == [f"TEES{n:02}" for n in range(1, 14)]
