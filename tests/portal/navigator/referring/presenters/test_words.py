"""Answers, moments and what a step stands on, in words."""

from __future__ import annotations

from datetime import datetime

import pytest

from portal.core.time.clock import LONDON
from portal.navigator.referring.presenters.words import (
    answer_tags,
    answer_words,
    basis_tag,
    reason_words,
    when_words,
)

FRIDAY = datetime(2026, 11, 20, 10, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("when", "due", "words"),
    [
        ("now", None, "Now"),
        ("today", "2026-11-20T17:00:00+00:00", "Today, Friday 20 November, by 5 pm"),
        ("today", "2026-11-20T23:59:00+00:00", "Today, Friday 20 November, by midnight"),
        ("2-working-days", "2026-11-24T17:00:00+00:00", "By Tuesday 24 November, 5 pm"),
        (
            "today",
            "2026-11-19T17:00:00+00:00",
            "This time has passed: Thursday 19 November, 5 pm. If it is not done, do it now",
        ),
        ("today", "2026-11-20T10:00:00+00:00", "Today, Friday 20 November, by 10 am"),
        (
            "today",
            "2026-11-20T09:59:00+00:00",
            "This time has passed: Friday 20 November, 9.59 am. If it is not done, do it now",
        ),
        ("5-working-days", "2027-07-09T17:00:00+01:00", "By Friday 9 July, 5 pm"),
        ("72-hours", None, "Within 72 hours of the return"),
        ("with-step", None, "With the step it belongs to"),
        ("as-set", None, "Agree the day with your line manager"),
    ],
)
def test_a_moment_is_a_real_date_and_time(when, due, words):
    assert when_words(when, due, FRIDAY) == words


def test_today_has_passed_after_midnight():
    later = datetime(2026, 11, 21, 0, 5, tzinfo=LONDON)
    assert when_words("today", "2026-11-20T23:59:00+00:00", later) == (
        "This time has passed: Friday 20 November, midnight. If it is not done, do it now"
    )


@pytest.mark.parametrize(
    ("basis", "label", "kind"),
    [
        ("S", "Stated by Tees", "ok"),
        ("P", "Published guidance", ""),
        ("A", "Our default, to be confirmed", "dash"),
    ],
)
def test_what_a_step_stands_on_is_said(basis, label, kind):
    tag = basis_tag(basis, "Tees")
    assert (tag.label, tag.kind) == (label, kind)


def test_tags_say_what_was_answered(answers):
    given = answers(
        subject="child", age=15, harms=["MISS", "CCE"], level="unsure", open_to=["none"],
        sector="education", immediate_danger="no", arrested="yes", parents_safe="no",
        exploitation_signs="unsure", purpose="review_due", now="2026-11-20T10:00",
    )  # fmt: skip
    assert answer_tags(given, None) == [
        "A child or young person, 15",
        "Made to carry, sell or hold things",
        "Going missing or far from home",
        "How serious it looks: Not sure",
        "Who is already helping: Nobody yet",
        "Your work: School or college",
        "Safe to talk with parents or carers: No",
        "Arrested or charged",
        "Getting ready for a review",
    ]


def test_nothing_answered_has_no_tags(answers):
    assert answer_tags(answers(), None) == []


def test_an_age_alone_says_whose(answers):
    assert answer_tags(answers(age=0), None) == ["A child or young person, 0"]


@pytest.mark.django_db
def test_a_meeting_somebody_had_in_mind_has_its_name(rules):
    assert answer_words("asked_for", "NL-M02", rules) == (
        "The meeting or group you had in mind: HOTH Strategic Group"
    )
    assert answer_words("asked_for", "NL-M02", None).endswith(": NL-M02")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"name": "harms", "value": "CCE", "given": True}, "Made to carry, sell or hold things"),
        ({"name": "age", "value": "15", "given": True}, "Age: 15"),
        (
            {"name": "level", "value": "unsure", "given": False},
            "not answered, so counted as “How serious it looks: Not sure”",
        ),
    ],
)
def test_a_reason_says_which_answer(given, words):
    assert reason_words(given, None) == words
