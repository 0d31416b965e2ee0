"""Everything the page shows, and the text for a case note."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from portal.core.time.clock import LONDON
from portal.navigator.referring.presenters.result import is_outdated
from tests.portal.navigator.referring.cases import A_PLACE, COUNTY_LINES

pytestmark = pytest.mark.django_db


def test_it_says_where_and_when_to_start(shown):
    assert shown(COUNTY_LINES)["lead"] == (
        "What to do in North Lincolnshire, and who does it. Start now."
    )
    assert shown({"level": "emerging"})["lead"] == (
        "What to do in North Lincolnshire, and who does it. Start today, Friday 20 November."
    )


def test_of_a_child_it_speaks_of_talking_and_of_a_place_it_does_not(shown):
    talking = shown({**COUNTY_LINES, "parents_safe": "yes"})["talking"]
    assert talking["child"].startswith("Ask the child")
    assert talking["parents"] != ""
    assert talking["before_parents"] == []
    assert shown(A_PLACE)["talking"] == {}


def test_gaps_are_told_honestly(shown):
    assert shown(COUNTY_LINES)["gaps"][0].startswith("The guide does not say how often")


def test_other_rules_than_those_that_led_here_make_it_outdated(concluded, rules):
    conclusion = concluded({})
    assert is_outdated(conclusion, rules) is False
    assert is_outdated(conclusion, replace(rules, version="nl-2027-1-1")) is True
    assert is_outdated(conclusion, None) is False


def test_the_case_note_has_time_version_answers_and_steps(shown):
    seen = datetime(2026, 11, 20, 14, 12, tzinfo=LONDON)
    lines = shown(COUNTY_LINES, seen_at=seen)["case_note"].splitlines()
    assert lines[0] == (
        "20 November 2026, 2.12 pm. Where to refer, North Lincolnshire, rules nl-2026-11-1."
    )
    assert lines[1].startswith("Answers: A child or young person, 15; Made to carry")
    assert lines[2] == (
        "1. Talk with your line manager or safeguarding lead about what to do next (you): now."
    )
    assert "Where this child is discussed: MACE Triage." in lines
    assert any(line.startswith("National Referral Mechanism: Consider it: yes.") for line in lines)
    assert "The child does not have to consent. Protection goes on" in "\n".join(lines)


def test_the_case_note_names_nobody_and_no_address(shown):
    note = shown(COUNTY_LINES)["case_note"]
    assert "http" not in note
    assert "@" not in note
