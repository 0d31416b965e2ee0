"""The rules of North Lincolnshire, row by row."""

from __future__ import annotations

import pytest

from tests.portal.navigator.rules.by_hand.table import check, each_row, rules_of

YES = "yes"
NOT_A_CHILD = ("adult", "location", "group", "theme")
THINGS = ("adult", "location", "group")
EARLY = {"level": "emerging", "age": 14}
MORE = {"level": "moderate", "age": 14}
SIGNS = {"level": "emerging", "age": 14, "exploitation_signs": YES}
HELPED = {"open_to": ["early_help"]}
MEETINGS = "M01 M02 M03 M04 M05 M06 M07 M08 M09 M10 M11 M12 M13 M14"


def other_than(*codes):
    return " ".join(code for code in MEETINGS.split() if code not in codes)


TABLE = [
    *(("NL01+NL02", {**MORE, "harms": [harm]}, "TOOL_CEVT FORM_MARF M06", other_than("M06"))
      for harm in ("CSE", "CCE", "GRP")),
    *(("NL01+NL03", {**EARLY, "harms": [harm]}, "TOOL_CEVT FORM_MARF M14", other_than("M14"))
      for harm in ("CSE", "CCE", "GRP")),
    ("NL02", {**SIGNS, "harms": ["CSE"]}, "M06 FORM_MARF", "M14"),
    ("NL02", {"harms": ["GRP"], "level": "emerging", "age": 12}, "M06", "M14"),
    ("NL03", {"harms": ["CCE"], "age": 14}, "M14", "M06"),
    ("NL01", {**MORE, "harms": ["SYV"]}, "", "TOOL_CEVT"),
    ("NL01+NL02", {"harms": ["CSE"], "age": 18, "level": "moderate"}, "",
     f"TOOL_CEVT FORM_MARF {MEETINGS}"),
    *(("NL04", {**EARLY, "harms": [harm]}, "FORM_MARF M06 FRONT_DOOR", "M10 M14 TOOL_CEVT")
      for harm in ("TRAF", "MS")),
    ("NL04", {**EARLY, "harms": ["BUL"]}, "", "M06"),
    ("NL05", {**EARLY, "harms": ["SYV"]}, "FORM_MARF M14", "M06 M09 FRONT_DOOR"),
    ("NL05", {**MORE, "harms": ["SYV"]}, "", "M14 FORM_MARF M09"),
    ("NL06", {**SIGNS, "harms": ["SYV"]}, "FORM_MARF M06", "M14 M09"),
    ("NL06", {**MORE, "harms": ["SYV"]}, "", "M06"),
    ("NL07", {**MORE, "harms": ["SYV"]}, "FRONT_DOOR", "STRATEGY"),
    ("NL07", {**MORE, **HELPED, "harms": ["SYV"]}, "", "FRONT_DOOR"),
    ("NL07", {**EARLY, "harms": ["SYV"]}, "", "FRONT_DOOR"),
    ("NL08", {**MORE, "harms": ["HSB"]}, "FORM_MARF M04", "M14 M06"),
    ("NL08", {**EARLY, "age": 12, "harms": ["HSB"]}, "FORM_MARF M04 FRONT_DOOR STRATEGY", "M14"),
    ("NL09", {**EARLY, "harms": ["HSB"]}, "FORM_MARF M14", "M04"),
    ("NL10", {**MORE, "harms": ["MISS"]}, "FORM_MARF M08 RETURN_INTERVIEW", "M14"),
    ("NL11", {**EARLY, "harms": ["MISS"]}, "FORM_MARF M14 RETURN_INTERVIEW", "M08"),
    ("NL12", {**SIGNS, "harms": ["ONL"]}, "FORM_MARF M06", "M14 M11"),
    ("NL13", {**EARLY, "harms": ["ONL"]}, "FORM_MARF M14", "M06 M11 FRONT_DOOR"),
    ("NL13+NL14", {**MORE, "harms": ["ONL"]}, "FORM_MARF M14 FRONT_DOOR POLICE_INTEL", "M06"),
    ("NL14", {**MORE, **HELPED, "harms": ["ONL"]}, "M14", "FRONT_DOOR"),
    ("NL15", {**EARLY, "harms": ["BUL"]}, "FORM_MARF M14", "EARLY_HELP"),
    ("NL15+NL16", {**MORE, "harms": ["BUL"]}, "FORM_MARF M14 EARLY_HELP", ""),
    ("NL16", {**MORE, **HELPED, "harms": ["BUL"]}, "M14", "EARLY_HELP"),
    ("NL17", {**MORE, "harms": ["RAD"]}, "M03 FORM_PREVENT", "FORM_MARF M14"),
    ("NL17", {"harms": ["RAD"], "age": 18}, "FORM_PREVENT", MEETINGS),
    ("NL18", {**EARLY, "harms": ["BUL"]}, "TOOL_CHILD", "TOOL_PARENT"),
    ("NL18+NL19", {**MORE, **HELPED, "harms": ["CSE"]}, "TOOL_CHILD TOOL_PARENT", ""),
    ("NL18", {**MORE, "open_to": ["cin"], "harms": ["CSE"]}, "", "TOOL_CHILD TOOL_PARENT"),
    ("NL19", {**MORE, **HELPED, "harms": ["CSE"], "home_harm_too": YES}, "TOOL_CHILD",
     "TOOL_PARENT"),
    ("NL20", {**SIGNS}, "NRM NRM_COORD", ""),
    ("NL20", {"arrested": YES, "age": 15}, "NRM NRM_COORD", ""),
    ("NL20", {"exploitation_signs": YES, "age": 18}, "NRM", "NRM_COORD"),
    ("NL20", {**MORE, "harms": ["CCE"]}, "", "NRM_COORD"),
    ("NL21", {"age": 18, "level": "moderate"}, "POLICE_INTEL ADULT_S42", MEETINGS),
    ("NL21", {"age": 18, "exploitation_signs": YES}, "POLICE_INTEL", MEETINGS),
    ("NL21", {"age": 18, "immediate_danger": YES}, "POLICE_INTEL", MEETINGS),
    ("NL21", {"age": 18, "level": "emerging"}, "", "POLICE_INTEL"),
    *(("NL22", {"subject": subject, "harms": [harm]}, "M05", "M06 M14 FORM_MARF TOOL_CEVT")
      for subject in NOT_A_CHILD for harm in ("CSE", "CCE", "GRP")),
    *(("NL23", {"subject": subject, "harms": [harm]}, "M05", "M10 NRM GUARDIAN FORM_MARF")
      for subject in NOT_A_CHILD for harm in ("TRAF", "MS")),
    *(("NL24", {"subject": subject, "harms": ["SYV"]}, "M09", "M05 M07 FORM_MARF")
      for subject in NOT_A_CHILD),
    ("NL24", {"subject": "location", "harms": ["SYV", "CCE"]}, "M05", "M09"),
    ("NL24", {"subject": "location", "harms": ["SYV", "MS"]}, "M05", "M09"),
    *(("NL25", {"subject": subject, "harms": ["MISS"]}, "M08", "M05 M07 RETURN_INTERVIEW")
      for subject in NOT_A_CHILD),
    ("NL25", {"subject": "location", "harms": ["MISS", "SYV"]}, "M09", "M08"),
    ("NL26", {"subject": "theme", "harms": ["HSB"]}, "M04", "M07"),
    ("NL26", {"subject": "theme", "harms": ["HSB", "MISS"]}, "M08", "M04"),
    ("NL26", {"subject": "location", "harms": ["HSB"]}, "M07", "M04"),
    ("NL27", {"subject": "theme", "harms": ["RAD"]}, "M03", "M07 FORM_PREVENT"),
    ("NL27", {"subject": "theme", "harms": ["RAD", "BUL"]}, "M07", "M03"),
    *(("NL27+NL28", {"subject": subject, "harms": ["RAD"]}, "POLICE_INTEL", MEETINGS)
      for subject in THINGS),
    *(("NL28", {"subject": subject, "harms": harms}, "M07 POLICE_INTEL", other_than("M07"))
      for subject in THINGS for harms in ([], ["BUL"], ["ONL"], ["TRA"], ["HSB"], ["RAD", "ONL"])),
    *(("NL29", {"subject": "theme", "harms": harms}, "M07", other_than("M07"))
      for harms in ([], ["BUL"], ["ONL"], ["TRA"])),
    ("NL29", {"subject": "theme", "harms": ["CSE"]}, "M05", "M07"),
]  # fmt: skip


@each_row(TABLE)
def test_the_rules_lead_where_they_should(given, must, never, decided):
    check("NL", given, must, never, decided)


@pytest.mark.parametrize(
    ("given", "primary"),
    [
        ({"harms": ["CSE", "HSB", "MISS", "RAD", "BUL"], **MORE}, "NL-M06"),
        ({"harms": ["HSB", "MISS", "RAD", "BUL"], **MORE}, "NL-M04"),
        ({"harms": ["MISS", "RAD", "BUL"], **MORE}, "NL-M08"),
        ({"harms": ["RAD", "BUL"], **MORE}, "NL-M03"),
        ({"harms": ["BUL"], **MORE}, "NL-M14"),
        ({"harms": ["RAD"], "age": 18}, "PREVENT"),
        ({"harms": ["TRA"], "age": 17, "high_risk_partner_abuse": YES}, "MARAC"),
        ({"harms": ["SYV"], **MORE}, None),
        ({"subject": "location", "harms": ["CSE"]}, "NL-M05"),
        ({"subject": "location", "harms": ["RAD"]}, None),
    ],
)
def test_the_first_of_its_meetings_is_the_primary_one(given, primary, decided):
    assert decided("NL", **given).primary_meeting == primary


def test_a_young_adult_reaches_prevent_and_is_told_what_to_bring(decided):
    found = decided("NL", harms=["RAD"], age=19)
    assert found.form.code == "FORM_PREVENT"
    assert found.who_may_refer == "Anybody, through the safeguarding lead."
    assert found.prepare == ("Why you are worried", "What you have seen", "What the person needs")


@pytest.mark.parametrize("harm", ["SYV", "BUL"])
def test_groups_whose_way_in_nobody_states_are_no_place_to_refer_to(harm, decided):
    found = decided("NL", subject="location", harms=[harm])
    (step,) = [each for each in found.steps if each.code.startswith("MEETING:")]
    assert step.text.startswith("Ask your line manager how to bring this to ")
    assert found.who_may_refer == "Your partnership has not set this. Ask your line manager."


def test_no_rule_is_forgotten():
    assert rules_of(TABLE) == [f"NL{n:02}" for n in range(1, 30)]
