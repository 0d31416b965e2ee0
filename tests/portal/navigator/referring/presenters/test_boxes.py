"""What stands beside the steps."""

from __future__ import annotations

import pytest

from portal.navigator.referring.presenters.boxes import danger, not_to_share
from tests.portal.navigator.referring.cases import A_PLACE, COUNTY_LINES

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("codes", "title", "numbers"),
    [
        ([], "If this changes: danger now means 999", ("999",)),
        (["EMERGENCY_999"], "Danger now: call 999", ("999",)),
        (["EMERGENCY_999", "REPORT_MISSING"], "Danger now: call 999", ("999", "101")),
        (["URGENT_HEALTH"], "Medical help first: 999 or the nearest A&E", ("999",)),
        (["REPORT_MISSING", "MISSING_PROFILE"], "Missing now: tell the police", ("999", "101")),
    ],
)
def test_danger_says_what_comes_before_all(codes, title, numbers):
    found = danger([{"code": code} for code in codes])
    assert (found.title, found.numbers) == (title, numbers)


def test_the_mechanism_says_who_submits_consent_and_whom_to_tell(shown):
    box = shown(COUNTY_LINES)["mechanism"]
    assert box.verdict == "Consider it: yes."
    assert box.text.startswith("For a child, suspecting exploitation is enough.")
    assert [(fact.term, fact.words) for fact in box.facts] == [
        ("Who submits it", ("A social worker or the police. If you are neither, prepare the facts "
         "and hand them over to one of them.")),
        ("Consent", "not needed"),
        ("Who to tell", "The NRM Coordinators. North Lincolnshire is a pilot site."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "verdict", "facts"),
    [
        ({"harms": ["CSE"]}, "Consider it: maybe.", 3),
        ({"harms": ["BUL"]}, "Consider it: no.", 0),
        (A_PLACE, "", 0),
    ],
)
def test_the_mechanism_may_also_be_a_maybe_or_a_no(shown, given, verdict, facts):
    box = shown(given)["mechanism"]
    assert (box.verdict, len(box.facts)) == (verdict, facts)


def test_of_a_place_each_child_is_looked_at_separately(shown):
    assert shown(A_PLACE)["mechanism"].text == (
        "The National Referral Mechanism is for a person. Look at each child separately."
    )


def test_what_stays_out_depends_on_what_it_is_about(answers):
    assert not_to_share(answers(subject="location"))[0] == "Names and details of children"
    assert len(not_to_share(answers(harms=["BUL"]))) == 3
    assert not_to_share(answers(harms=["ONL"]))[-1] == (
        "Sexual images of a child: never copied, never sent"
    )


def test_closed_doors_have_names_and_what_to_use_instead(shown):
    doors = shown({})["closed_doors"]
    assert len(doors) == 6
    assert doors[1].name == "HOTH Strategic Group"
    assert doors[1].why.endswith("Use MACE Triage, or the operational group that fits the harm.")
