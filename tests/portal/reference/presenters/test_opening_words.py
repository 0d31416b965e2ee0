from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from portal.core.time.opening_status import OpenState, OpenStatus
from portal.reference.presenters.opening_words import clock_words, moment_words, open_words

LONDON = ZoneInfo("Europe/London")
OPEN, CLOSED, NOT_KNOWN = OpenState


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON).astimezone(UTC)


NOW = moment("2026-11-20 10:00")  # a Friday


@pytest.mark.parametrize(
    ("time", "words"),
    [
        ("00:00", "midnight"),
        ("00:05", "12.05 am"),
        ("00:30", "12.30 am"),
        ("01:00", "1 am"),
        ("09:00", "9 am"),
        ("09:30", "9.30 am"),
        ("11:59", "11.59 am"),
        ("12:00", "midday"),
        ("12:30", "12.30 pm"),
        ("17:00", "5 pm"),
        ("23:59", "11.59 pm"),
    ],
)
def test_times_of_day_in_english(time, words):
    assert clock_words(moment(f"2026-11-20 {time}")) == words


def test_the_clock_is_londons():
    assert clock_words(datetime(2026, 7, 20, 16, tzinfo=UTC)) == "5 pm"


@pytest.mark.parametrize(
    ("language", "words"), [("pl", "17:00"), ("ro", "17:00"), ("lt", "17:00"), ("uk", "17:00")]
)
def test_other_languages_write_times_their_own_way(language, words):
    with translation.override(language):
        assert clock_words(moment("2026-11-20 17:00")) == words


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("2026-11-20 17:00", "5 pm"),
        ("2026-11-21 02:00", "2 am"),
        ("2026-11-23 09:00", "Monday 9 am"),
        ("2026-11-23 00:00", "Sunday midnight"),
        ("2026-11-26 09:30", "Thursday 9.30 am"),
        ("2026-11-27 09:00", "Friday 27 November, 9 am"),
        ("2027-01-04 09:00", "Monday 4 January, 9 am"),
    ],
)
def test_a_moment_is_named_as_briefly_as_it_can_be(told, words):
    assert moment_words(moment(told), NOW) == words


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (OpenStatus(OPEN, moment("2026-11-20 17:00")), "open until 5 pm"),
        (OpenStatus(OPEN), "open day and night"),
        (
            OpenStatus(CLOSED, moment("2026-11-23 09:00"), moment("2026-11-23 09:00")),
            "closed, opens Monday 9 am",
        ),
        (
            OpenStatus(CLOSED, moment("2026-11-20 13:00"), moment("2026-11-20 13:00")),
            "closed, opens 1 pm",
        ),
        (OpenStatus(CLOSED, moment("2026-11-23 00:00")), "closed"),
        (OpenStatus(CLOSED), "closed"),
        (OpenStatus(NOT_KNOWN), ""),
        (OpenStatus(NOT_KNOWN, moment("2026-11-23 00:00")), ""),
    ],
)
def test_whether_a_door_is_open(status, words):
    assert open_words(status, NOW) == words
