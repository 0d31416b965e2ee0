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


def test_paper_says_when_it_was_worked_out_and_by_which_rules(shown):
    seen = datetime(2026, 11, 20, 14, 12, tzinfo=LONDON)
    assert shown(COUNTY_LINES, seen_at=seen)["printed"] == (
        "Worked out on 20 November 2026 at 10 am, by rules nl-2026-11-1."
    )


def test_gaps_are_told_honestly(shown):
    assert shown(COUNTY_LINES)["gaps"][0].startswith("The guide does not say how often")


def test_other_rules_than_those_that_led_here_make_it_outdated(concluded, rules):
    conclusion = concluded({})
    assert is_outdated(conclusion, rules) is False
    assert is_outdated(conclusion, replace(rules, version="nl-2027-1-1")) is True
    assert is_outdated(conclusion, None) is False


def test_the_case_note_has_time_version_answers_and_steps(shown):
    lines = shown(COUNTY_LINES)["case_note"].splitlines()
    assert lines[0] == (
        "20 November 2026, 10 am. Where to refer, North Lincolnshire, rules nl-2026-11-1."
    )
    assert lines[1].startswith("Answers: A child or young person, 15; Made to carry")
    assert (
        "1. Talk with your line manager or safeguarding lead about what to do next (you): now."
    ) in lines
    assert "Where this child is discussed: MACE Triage." in lines
    assert any(line.startswith("National Referral Mechanism: Consider it: yes.") for line in lines)


def test_the_case_note_is_the_same_whenever_it_is_seen(shown):
    days_later = datetime(2026, 11, 25, 14, 12, tzinfo=LONDON)
    note = shown(COUNTY_LINES, seen_at=days_later)["case_note"]
    assert note == shown(COUNTY_LINES)["case_note"]
    assert ": today, Friday 20 November, by 5 pm." in note


@pytest.mark.parametrize("given", [COUNTY_LINES, A_PLACE, {"harms": ["ONL"], "parents_safe": "no"}])
def test_the_case_note_has_every_caution_before_the_steps(concluded, shown, given):
    note = shown(given)["case_note"]
    before, _first, _rest = note.partition("\n1. ")
    cautions = [caution["text"] for caution in concluded(given)["cautions"]]
    assert [line for line in before.splitlines() if line.startswith("Take care: ")] == [
        f"Take care: {text}" for text in cautions
    ]
    assert cautions


def test_the_case_note_ends_with_what_is_always_done(shown):
    page = shown(A_PLACE)
    closing = page["case_note"].splitlines()[-3:]
    assert closing == [f"Always: {text}" for text in page["closing"]]


def test_the_case_note_of_a_place_has_no_word_of_the_mechanism(shown):
    assert "National Referral Mechanism" not in shown(A_PLACE)["case_note"]


def test_the_case_note_names_nobody_and_no_address(shown):
    note = shown(COUNTY_LINES)["case_note"]
    assert "http" not in note
    assert "@" not in note
