"""How soon and until when: classes, levels, closing time, weekends and bank holidays."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from portal.core.time.clock import LONDON
from portal.navigator.rules.deciding import decide
from portal.navigator.rules.inputs import read_answers
from portal.navigator.rules.steps import When
from tests.portal.navigator.rules.answering import AREAS


def london(*parts):
    return datetime(*parts, tzinfo=LONDON)


def timing(decision):
    return {each.code: (each.when, each.due) for each in decision.timing}


FRIDAY = london(2026, 11, 20, 10)


@pytest.mark.parametrize("area", AREAS)
def test_what_is_urgent_is_due_now_and_names_no_hour(area, decided):
    found = timing(
        decided(
            area, immediate_danger="yes", urgent_health="yes", missing_now="yes",
            sexual_assault_recent="yes",
        )
    )  # fmt: skip
    for code in (
        "EMERGENCY_999", "URGENT_HEALTH", "REPORT_MISSING", "MISSING_PROFILE", "SARC",
        "LINE_MANAGER",
    ):  # fmt: skip
        assert found[code] == (When.NOW, None)


@pytest.mark.parametrize(
    ("given", "when"),
    [
        ({}, When.TODAY),
        ({"level": "significant"}, When.NOW),
        ({"exploitation_signs": "yes"}, When.NOW),
        ({"subject": "location", "level": "significant"}, When.TODAY),
        ({"subject": "location", "immediate_danger": "yes"}, When.NOW),
        ({"age": 20, "level": "significant"}, When.TODAY),
    ],
)
def test_the_first_contact_is_now_where_harm_is_significant(given, when, decided):
    assert timing(decided("NL", **given))["LINE_MANAGER"][0] == when


@pytest.mark.parametrize(
    ("given", "when", "due"),
    [
        ({"level": "significant"}, When.TODAY, london(2026, 11, 20, 17)),
        ({"level": "significant", "age": 19}, When.TODAY, london(2026, 11, 20, 17)),
        ({"level": "moderate"}, When.TWO_WORKING_DAYS, london(2026, 11, 24, 17)),
        ({}, When.TWO_WORKING_DAYS, london(2026, 11, 24, 17)),
        ({"level": "emerging"}, When.FIVE_WORKING_DAYS, london(2026, 11, 27, 17)),
        ({"level": "emerging", "exploitation_signs": "yes"}, When.TODAY, london(2026, 11, 20, 17)),
    ],
)
def test_other_steps_follow_the_level(given, when, due, decided):
    found = timing(decided("NL", now=FRIDAY, cross_border="yes", **given))
    assert found["NEIGHBOUR_AUTHORITY"] == (when, due)


@pytest.mark.parametrize("level", ["emerging", "moderate", "unsure", "significant"])
def test_the_statutory_route_is_the_same_day_at_any_level(level, decided):
    found = timing(decided("NL", now=FRIDAY, level=level, home_harm_too="yes", open_to=["yjs"]))
    for code in ("FRONT_DOOR", "ALLOCATED_WORKER"):
        assert found[code] == (When.TODAY, london(2026, 11, 20, 17))


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (london(2026, 11, 20, 16, 59), london(2026, 11, 20, 17)),
        (london(2026, 11, 20, 17), london(2026, 11, 20, 17)),
        (london(2026, 11, 20, 17, 1), london(2026, 11, 20, 23, 59)),
        (london(2026, 11, 21, 9), london(2026, 11, 21, 23, 59)),
        (london(2026, 12, 25, 9), london(2026, 12, 25, 23, 59)),
        (london(2026, 12, 28, 9), london(2026, 12, 28, 23, 59)),
        (london(2026, 7, 1, 9), london(2026, 7, 1, 17)),
        (datetime.fromisoformat("2026-07-01T16:30:00+00:00"), london(2026, 7, 1, 23, 59)),
        (datetime.fromisoformat("2026-07-01T23:30:00+00:00"), london(2026, 7, 2, 17)),
    ],
)
def test_today_ends_at_five_and_out_of_hours_at_midnight(now, due, decided):
    assert timing(decided("NL", now=now))["FRONT_DOOR"] == (When.TODAY, due)


@pytest.mark.parametrize(
    ("now", "level", "due"),
    [
        (london(2026, 11, 20, 18), "moderate", london(2026, 11, 24, 17)),
        (london(2026, 11, 21, 9), "moderate", london(2026, 11, 24, 17)),
        (london(2026, 12, 23, 9), "moderate", london(2026, 12, 29, 17)),
        (london(2026, 12, 23, 9), "emerging", london(2027, 1, 4, 17)),
        (london(2026, 3, 27, 9), "moderate", london(2026, 3, 31, 17)),
    ],
)
def test_working_days_know_weekends_bank_holidays_and_summer_time(now, level, due, decided):
    found = timing(decided("NL", now=now, level=level, cross_border="yes"))
    assert found["NEIGHBOUR_AUTHORITY"][1] == due


def test_the_return_interview_runs_from_a_return_nobody_has_told_us(decided):
    found = timing(decided("NL", harms=["MISS"], level="significant"))
    assert found["RETURN_INTERVIEW"] == (When.HOURS_72, None)


def test_closing_steps_go_with_their_step_and_the_review_is_set(decided):
    found = timing(decided("NL", parents_safe="yes"))
    for code in ("CHILD_VOICE", "PARENTS", "SUPPORT", "RECORD"):
        assert found[code] == (When.WITH_STEP, None)
    assert found["REVIEW"] == (When.AS_SET, None)


def test_a_moment_among_the_answers_counts_before_the_clock(rule_set):
    told = read_answers({"now": "2026-11-25T09:00:00+00:00"})
    found = timing(decide(rule_set("NL"), told, FRIDAY))
    assert found["FRONT_DOOR"][1] == london(2026, 11, 25, 17)


def test_due_moments_are_londons(decided):
    due = timing(decided("NL", now=FRIDAY))["FRONT_DOOR"][1]
    assert due.isoformat() == "2026-11-20T17:00:00+00:00"
    summer = timing(decided("NL", now=FRIDAY - timedelta(days=140)))["FRONT_DOOR"][1]
    assert summer.isoformat() == "2026-07-03T17:00:00+01:00"
