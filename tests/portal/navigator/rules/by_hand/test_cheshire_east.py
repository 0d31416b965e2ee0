"""The rules of Cheshire East, row by row."""

from __future__ import annotations

import pytest

from tests.portal.navigator.rules.by_hand.table import check, each_row, rules_of

YES = "yes"
MEETINGS = "M01 M02 M03"

TABLE = [
    ("CE01", {"age": 14}, "TOOL_SCREEN_CE", MEETINGS),
    *(("CE01+CE02", {"harms": [harm], "level": "emerging", "age": 14}, "TOOL_SCREEN_CE M02",
       "M01 M03") for harm in ("CSE", "CCE", "SYV", "ONL", "BUL", "HSB", "MISS", "GRP")),
    *(("CE01+CE02", {"harms": harms, "age": 14}, "", f"TOOL_SCREEN_CE {MEETINGS}")
      for harms in (["RAD"], ["TRA"], ["RAD", "TRA"])),
    ("CE02+CE03", {"harms": ["RAD", "CSE"], "level": "moderate"}, "M02 M03 FORM_PREVENT", "M01"),
    ("CE01+CE02", {"harms": ["CSE"], "age": 18}, "", f"TOOL_SCREEN_CE {MEETINGS}"),
    ("CE02", {"level": "moderate"}, "TOOL_SCREEN_CE", MEETINGS),
    ("CE03", {"harms": ["CCE"], "level": "moderate"}, "M02 M03", ""),
    ("CE03", {"harms": ["CCE"], "level": "emerging", "exploitation_signs": YES}, "M02 M03", ""),
    ("CE03", {"harms": ["CCE"], "level": "unsure"}, "M02", "M03"),
    ("CE04", {"subject": "location", "harms": ["CSE"]}, "TRADING_STANDARDS POLICE_INTEL",
     f"TOOL_SCREEN_CE LOCAL_PROFILE {MEETINGS}"),
    ("CE04", {"subject": "adult"}, "", "TRADING_STANDARDS"),
    *(("CE05", {"subject": subject}, "LOCAL_PROFILE POLICE_INTEL",
       f"TRADING_STANDARDS TOOL_SCREEN_CE {MEETINGS}") for subject in ("adult", "group")),
    ("CE05", {"subject": "theme"}, "", "LOCAL_PROFILE TRADING_STANDARDS"),
    ("CE06", {"age": 18, "level": "moderate"}, "POLICE_INTEL ADULT_S42", ""),
    ("CE06", {"age": 18, "exploitation_signs": YES}, "POLICE_INTEL", ""),
    ("CE06", {"age": 18, "immediate_danger": YES}, "POLICE_INTEL", ""),
    ("CE06", {"age": 18, "level": "emerging"}, "", "POLICE_INTEL"),
    ("CE06", {"age": 17, "level": "moderate"}, "", "POLICE_INTEL"),
    ("CE07", {"subject": "theme"}, "M02", "M01 M03 TOOL_SCREEN_CE POLICE_INTEL"),
    ("CE07", {"subject": "theme", "harms": ["RAD"]}, "M02", "M01 FORM_PREVENT"),
]  # fmt: skip


@each_row(TABLE)
def test_the_rules_lead_where_they_should(given, must, never, decided):
    check("CE", given, must, never, decided)


@pytest.mark.parametrize(
    ("given", "primary"),
    [
        ({"harms": ["CSE", "RAD"]}, "CE-M02"),
        ({"harms": ["TRA", "RAD"], "age": 16, "high_risk_partner_abuse": YES}, "MARAC"),
        ({"harms": ["RAD"]}, "PREVENT"),
        ({"subject": "location"}, "REGULATORS"),
        ({"subject": "adult"}, "POLICE"),
        ({"subject": "group"}, "POLICE"),
        ({"subject": "theme"}, "CE-M02"),
        ({}, None),
    ],
)
def test_the_first_row_that_holds_is_the_primary_one(given, primary, decided):
    assert decided("CE", **given).primary_meeting == primary


def test_no_rule_is_forgotten():
    assert rules_of(TABLE) == [f"CE{n:02}" for n in range(1, 8)]
