"""The rules that are common to all areas, row by row, in each of the four."""

from __future__ import annotations

import pytest

from tests.portal.navigator.rules.answering import AREAS
from tests.portal.navigator.rules.by_hand.table import check, each_row, rules_of

YES, NO = "yes", "no"
SIGNIFICANT = "FRONT_DOOR STRATEGY"
ONLY_CHILDREN = "FRONT_DOOR STRATEGY GUARDIAN RETURN_INTERVIEW PARENTS REPORT_REMOVE"
EARLY_HELP = {"open_to": ["early_help"]}
SOCIAL_WORKER = {"open_to": ["cin"], "level": "significant"}

TABLE = [
    ("C01", {"immediate_danger": YES}, "EMERGENCY_999 LINE_MANAGER", "URGENT_HEALTH"),
    ("C01", {"immediate_danger": YES, "subject": "location"}, "EMERGENCY_999", "FRONT_DOOR"),
    ("C01", {"immediate_danger": YES, "subject": "theme"}, "EMERGENCY_999", "FRONT_DOOR"),
    ("C01", {"level": "significant"}, "", "EMERGENCY_999"),
    ("C02", {"urgent_health": YES}, "URGENT_HEALTH", "EMERGENCY_999"),
    ("C02", {"urgent_health": YES, "subject": "group"}, "URGENT_HEALTH", ""),
    ("C02", {}, "", "URGENT_HEALTH EMERGENCY_999"),
    ("C03+C04", {"missing_now": YES}, "REPORT_MISSING MISSING_PROFILE RETURN_INTERVIEW", ""),
    ("C03+C04", {"missing_now": YES, "age": 19}, "REPORT_MISSING MISSING_PROFILE",
     "RETURN_INTERVIEW"),
    ("C03", {"missing_now": YES, "subject": "location"}, "", "REPORT_MISSING MISSING_PROFILE"),
    ("C04", {"harms": ["MISS"]}, "RETURN_INTERVIEW", "REPORT_MISSING MISSING_PROFILE"),
    ("C04", {"harms": ["MISS"], "age": 18}, "", "RETURN_INTERVIEW"),
    ("C04", {"harms": ["CSE"]}, "", "RETURN_INTERVIEW"),
    *(("C05+C31", {"subject": subject}, "LINE_MANAGER SUPPORT RECORD REVIEW", "")
      for subject in ("child", "adult", "location", "group", "theme")),
    ("C06", {"level": "significant"}, SIGNIFICANT, ""),
    ("C06", {"level": "significant", "open_to": ["yjs"]}, SIGNIFICANT, ""),
    ("C06", {"level": "significant", **EARLY_HELP}, SIGNIFICANT, ""),
    ("C06", {"level": "significant", "age": 17}, SIGNIFICANT, ""),
    ("C06", {"level": "significant", "age": 18}, "", SIGNIFICANT),
    ("C06", {"level": "significant", "subject": "group"}, "", SIGNIFICANT),
    ("C06", {"level": "emerging", "immediate_danger": YES}, SIGNIFICANT, ""),
    ("C06", {"level": "emerging", "harms": ["TRAF"]}, SIGNIFICANT, ""),
    ("C06", {"level": "emerging", "harms": ["MS"]}, SIGNIFICANT, ""),
    ("C06", {"level": "emerging", "exploitation_signs": YES}, SIGNIFICANT, ""),
    ("C06", {"level": "emerging", "sexual_assault_recent": YES}, SIGNIFICANT, ""),
    ("C06", {"harms": ["TRA"], "high_risk_partner_abuse": YES}, SIGNIFICANT, ""),
    ("C06", {"harms": ["TRA"]}, "", "STRATEGY"),
    ("C06", {"harms": ["BUL"], "high_risk_partner_abuse": YES}, "", "STRATEGY"),
    *(("C06", {"harms": [harm], "age": 12, "level": "emerging"}, SIGNIFICANT, "")
      for harm in ("CSE", "GRP", "HSB")),
    *(("C06", {"harms": [harm], "age": 13, "level": "moderate"}, "", "STRATEGY")
      for harm in ("CSE", "GRP", "HSB")),
    ("C06", {"harms": ["CSE"], "level": "moderate"}, "", "STRATEGY"),
    ("C06", {"harms": ["CCE"], "age": 9, "level": "moderate"}, "", "STRATEGY"),
    ("C06", {"level": "moderate"}, "", "STRATEGY"),
    *(("C07", {"level": "significant", "open_to": [who]}, "STRATEGY ALLOCATED_WORKER",
       "FRONT_DOOR") for who in ("cin", "cp", "cic")),
    ("C07", {**SOCIAL_WORKER, "purpose": "review_due"}, "ALLOCATED_WORKER", "STRATEGY"),
    ("C07", {**SOCIAL_WORKER, "purpose": "conference_prep"}, "ALLOCATED_WORKER", "STRATEGY"),
    ("C07", {**SOCIAL_WORKER, "qa_changed": "raised"}, "ALLOCATED_WORKER", "STRATEGY"),
    ("C07", {**SOCIAL_WORKER, "blocked_plan": YES}, "ALLOCATED_WORKER", "STRATEGY"),
    ("C07", {**SOCIAL_WORKER, "purpose": "review_due", "immediate_danger": YES}, "STRATEGY", ""),
    ("C07", {**SOCIAL_WORKER, "qa_changed": "lowered", "sexual_assault_recent": YES},
     "STRATEGY SARC", ""),
    ("C07", {**SOCIAL_WORKER, "blocked_plan": YES, "sexual_assault_recent": YES}, "STRATEGY", ""),
    ("C08", {"missing_now": YES, "open_to": ["yjs"]}, "FRONT_DOOR ALLOCATED_WORKER", ""),
    ("C08", {"missing_now": YES, "open_to": ["cin"]}, "ALLOCATED_WORKER", "FRONT_DOOR"),
    ("C08", {"home_harm_too": YES, **EARLY_HELP}, "FRONT_DOOR", ""),
    ("C08", {"home_harm_too": YES, "open_to": ["cp"]}, "", "FRONT_DOOR"),
    ("C08", {"home_harm_too": "unsure", **EARLY_HELP}, "", "FRONT_DOOR"),
    ("C08", {"home_harm_too": YES, "age": 18}, "", "FRONT_DOOR"),
    ("C09", {"level": "unsure"}, "FRONT_DOOR LINE_MANAGER", "STRATEGY"),
    ("C09", {}, "FRONT_DOOR", "STRATEGY"),
    ("C09", {"level": "unsure", **EARLY_HELP}, "ALLOCATED_WORKER", "FRONT_DOOR"),
    ("C09", {"level": "unsure", "age": 18}, "", "FRONT_DOOR"),
    ("C10", {"harms": ["TRA"], "level": "emerging", "age": 16}, "FRONT_DOOR", "STRATEGY"),
    ("C10", {"harms": ["TRA"], "level": "emerging", **EARLY_HELP}, "", "FRONT_DOOR"),
    ("C10", {"harms": ["TRA"], "level": "emerging", "age": 18}, "", "FRONT_DOOR"),
    *(("C11", {"open_to": [who], "age": 16}, "ALLOCATED_WORKER", "")
      for who in ("early_help", "cin", "cp", "cic", "care_leaver", "yjs")),
    ("C11", {"open_to": ["care_leaver"], "age": 20}, "ALLOCATED_WORKER", "FRONT_DOOR"),
    ("C11", {"open_to": ["none"]}, "", "ALLOCATED_WORKER"),
    ("C11", {"open_to": ["cin"], "subject": "location"}, "", "ALLOCATED_WORKER"),
    ("C12+C13", {"placed_by_other_area": YES, "open_to": ["cic"]},
     "ALLOCATED_WORKER NEIGHBOUR_AUTHORITY FRONT_DOOR", ""),
    ("C12+C13", {"placed_by_other_area": YES, "age": 18}, "ALLOCATED_WORKER NEIGHBOUR_AUTHORITY",
     "FRONT_DOOR"),
    ("C12", {"placed_by_other_area": YES, "subject": "adult"}, "",
     "ALLOCATED_WORKER NEIGHBOUR_AUTHORITY"),
    ("C13", {"open_to": ["cic"], "level": "moderate"}, "", "FRONT_DOOR NEIGHBOUR_AUTHORITY"),
    ("C14", {"sector": "education", "harms": ["HSB"]}, "SCHOOL_POLICY", ""),
    ("C14", {"sector": "education", "harms": ["BUL"]}, "SCHOOL_POLICY", ""),
    ("C14", {"sector": "education", "harms": ["CSE"]}, "", "SCHOOL_POLICY"),
    ("C14", {"sector": "health", "harms": ["HSB", "BUL"]}, "", "SCHOOL_POLICY"),
    ("C14", {"sector": "education", "harms": ["BUL"], "subject": "location"}, "", "SCHOOL_POLICY"),
    ("C15", {"harms": ["RAD"]}, "FORM_PREVENT", ""),
    ("C15", {"harms": ["RAD", "CSE"], "age": 40}, "FORM_PREVENT", ""),
    ("C15", {"harms": ["RAD"], "subject": "location"}, "", "FORM_PREVENT"),
    ("C15", {"harms": ["ONL"]}, "", "FORM_PREVENT"),
    ("C16", {"harms": ["TRA"], "age": 16, "high_risk_partner_abuse": YES}, "FORM_DASH", ""),
    ("C16", {"harms": ["TRA"], "age": 30, "high_risk_partner_abuse": YES}, "FORM_DASH", ""),
    ("C16+C17", {"harms": ["TRA"], "age": 15, "high_risk_partner_abuse": YES}, "",
     "FORM_DASH MARAC"),
    ("C16+C17", {"harms": ["TRA"], "high_risk_partner_abuse": YES}, "", "FORM_DASH MARAC"),
    ("C16+C17", {"harms": ["TRA"], "age": 17}, "", "FORM_DASH MARAC"),
    ("C16+C17", {"harms": ["CSE"], "age": 17, "high_risk_partner_abuse": YES}, "",
     "FORM_DASH MARAC"),
    ("C18", {"exploitation_signs": YES}, "NRM", "GUARDIAN"),
    ("C18+C20", {"harms": ["TRAF"]}, "NRM GUARDIAN", ""),
    ("C18+C20", {"harms": ["MS"], "age": 17}, "NRM GUARDIAN", ""),
    ("C18", {"harms": ["CCE"], "exploitation_signs": "unsure", "level": "significant"}, "", "NRM"),
    ("C18", {"harms": ["TRAF"], "subject": "location"}, "", "NRM GUARDIAN"),
    ("C19+C20", {"harms": ["MS"], "age": 18}, "NRM", "GUARDIAN FRONT_DOOR STRATEGY"),
    ("C19", {"exploitation_signs": YES, "age": 25}, "NRM", ONLY_CHILDREN),
    ("C21", {"arrested": YES}, "NRM S45_ADVICE", ""),
    ("C21", {"arrested": YES, "age": 22}, "NRM S45_ADVICE", ""),
    ("C21", {"arrested": YES, "subject": "adult"}, "", "NRM S45_ADVICE"),
    ("C22", {"sexual_assault_recent": YES}, "SARC POLICE_INTEL", ""),
    ("C22", {"sexual_assault_recent": YES, "age": 44}, "SARC POLICE_INTEL", ""),
    ("C22", {"sexual_assault_recent": YES, "subject": "group"}, "", "SARC"),
    ("C23", {"harms": ["ONL"], "level": "emerging"}, "REPORT_REMOVE", ""),
    ("C23", {"harms": ["ONL"], "age": 18}, "", "REPORT_REMOVE"),
    ("C23", {"harms": ["CSE"]}, "", "REPORT_REMOVE"),
    ("C24", {"harms": ["ONL"], "level": "moderate"}, "POLICE_INTEL", ""),
    ("C24", {"harms": ["ONL"], "level": "emerging", "exploitation_signs": YES}, "POLICE_INTEL", ""),
    ("C24", {"harms": ["ONL"], "level": "emerging"}, "", "POLICE_INTEL"),
    ("C24", {"harms": ["BUL"], "level": "moderate"}, "", "POLICE_INTEL"),
    *(("C25", {"subject": subject, "sector": "health"}, "POLICE_INTEL", "FRONT_DOOR")
      for subject in ("adult", "location", "group")),
    *(("C25", {"subject": subject, "sector": "police"}, "", "POLICE_INTEL")
      for subject in ("adult", "location", "group")),
    ("C25", {"subject": "theme"}, "", "POLICE_INTEL"),
    *(("C26", {"works_with_children": YES, "subject": subject}, "ALLEGATION_LADO", "")
      for subject in ("child", "adult", "location", "group", "theme")),
    ("C26", {"subject": "adult"}, "", "ALLEGATION_LADO"),
    *(("C27", {"cross_border": YES, "subject": subject}, "NEIGHBOUR_AUTHORITY", "")
      for subject in ("child", "adult", "location", "group", "theme")),
    ("C27", {}, "", "NEIGHBOUR_AUTHORITY"),
    ("C28", {"age": 18, "level": "moderate"}, "ADULT_S42", ONLY_CHILDREN),
    ("C28", {"age": 18, "level": "significant"}, "ADULT_S42", ONLY_CHILDREN),
    ("C28", {"age": 18, "exploitation_signs": YES}, "ADULT_S42", ""),
    ("C28", {"age": 18, "immediate_danger": YES}, "ADULT_S42 EMERGENCY_999", ""),
    ("C28", {"age": 18, "level": "emerging"}, "", "ADULT_S42"),
    ("C28", {"age": 18}, "", "ADULT_S42"),
    ("C28", {"age": 17, "level": "significant"}, "", "ADULT_S42"),
    ("C28", {"level": "significant"}, "", "ADULT_S42"),
    ("C29", {}, "CHILD_VOICE", ""),
    ("C29", {"age": 30}, "CHILD_VOICE", ""),
    *(("C29", {"subject": subject}, "", "CHILD_VOICE")
      for subject in ("adult", "location", "group", "theme")),
    ("C30", {"parents_safe": YES}, "PARENTS", ""),
    ("C30", {"parents_safe": YES, "home_harm_too": "unsure"}, "PARENTS", ""),
    ("C30", {}, "", "PARENTS"),
    ("C30", {"parents_safe": NO}, "", "PARENTS"),
    ("C30", {"parents_safe": YES, "home_harm_too": YES}, "", "PARENTS"),
    ("C30", {"parents_safe": YES, "harms": ["MS"]}, "", "PARENTS"),
    ("C30", {"parents_safe": YES, "harms": ["TRAF", "CCE"]}, "", "PARENTS"),
    ("C30", {"parents_safe": YES, "age": 18}, "", "PARENTS"),
    ("C30", {"parents_safe": YES, "subject": "location"}, "", "PARENTS"),
]  # fmt: skip


@pytest.mark.parametrize("area", AREAS)
@each_row(TABLE)
def test_the_common_rules_lead_where_they_should(area, given, must, never, decided):
    check(area, given, must, never, decided)


@pytest.mark.parametrize("area", ["NL", "CE", "TEES"])
def test_marac_is_a_step_where_it_is_no_meeting_of_the_area(area, decided):
    given = {"harms": ["TRA"], "age": 16, "high_risk_partner_abuse": YES}
    check(area, given, "FORM_DASH MARAC FRONT_DOOR", "", decided)


CLOSED = {
    "NL": ["NL-M01", "NL-M02", "NL-M10", "NL-M11", "NL-M12", "NL-M13"],
    "CE": ["CE-M01"],
    "TEES": ["TEES-M01", "TEES-M07", "TEES-M08", "TEES-M09"],
    "GLOS": ["GLOS-M02", "GLOS-M03", "GLOS-M10"],
}
CLOSED_DOORS = [(area, code) for area, codes in CLOSED.items() for code in codes]


@pytest.mark.parametrize(("area", "code"), CLOSED_DOORS)
def test_nobody_is_left_at_a_closed_door(area, code, decided):
    check(area, {"asked_for": code}, "REDIRECT", f"MEETING:{code}", decided)
    assert code in {row.code for row in decided(area).not_accepting}


@pytest.mark.parametrize(
    ("area", "code"),
    [("NL", "NL-M06"), ("CE", "CE-M02"), ("TEES", "TEES-M02"), ("GLOS", "GLOS-M01")],
)
def test_a_group_that_takes_cases_is_no_closed_door(area, code, decided):
    check(area, {"asked_for": code}, "", "REDIRECT", decided)


@pytest.mark.parametrize(
    ("area", "given"),
    [
        ("TEES", {"asked_for": "TEES-M07", "subject": "location", "disruption_level": "3"}),
        ("GLOS", {"asked_for": "GLOS-M02", "subject": "location"}),
        ("GLOS", {"asked_for": "GLOS-M03", "subject": "group"}),
    ],
)
def test_a_closed_group_that_is_among_the_steps_needs_no_other_way(area, given, decided):
    check(area, given, f"MEETING:{given['asked_for']}", "REDIRECT", decided)


def test_no_common_rule_is_forgotten():
    assert rules_of(TABLE) == [f"C{n:02}" for n in range(1, 32)]
