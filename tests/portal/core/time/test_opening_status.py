from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from portal.core.time.clock import NaiveMoment
from portal.core.time.opening_data import parse_opening_hours
from portal.core.time.opening_hours import ALWAYS_OPEN
from portal.core.time.opening_status import (
    Nearness,
    OpenState,
    OpenStatus,
    changes_at,
    nearness,
    spoken_day,
    status_at,
)

OPEN, CLOSED, NOT_KNOWN = OpenState
LONDON = ZoneInfo("Europe/London")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON).astimezone(UTC)


def week(**days: object) -> dict[str, object]:
    return {name.replace("_", "-"): hours for name, hours in days.items()}


OFFICE = parse_opening_hours(
    {
        "week": week(monday_friday=["09:00-17:00"], saturday_sunday=[]),
        "bank_holidays": "closed",
    }
)
UNSURE_ON_HOLIDAYS = parse_opening_hours(
    {"week": week(monday_friday=["09:00-17:00"], saturday_sunday=[])}
)
LUNCH = parse_opening_hours(
    {
        "week": week(monday_sunday=["09:00-12:30", "13:00-17:00"]),
        "bank_holidays": "as-usual",
    }
)
NIGHTS = parse_opening_hours(
    {
        "week": week(monday_friday=["17:00-09:00"], saturday_sunday=["00:00-24:00"]),
        "bank_holidays": "as-sunday",
    }
)
LATE = parse_opening_hours(
    {"week": week(monday_sunday=["20:00-02:00"]), "bank_holidays": "as-usual"}
)
SMALL_HOURS = parse_opening_hours(
    {"week": week(monday_sunday=["01:15-01:45"]), "bank_holidays": "as-usual"}
)


@pytest.mark.parametrize(
    ("hours", "now", "state", "until", "opens"),
    [
        # An office, Friday 20 November 2026
        (OFFICE, "2026-11-20 08:59:59", CLOSED, "2026-11-20 09:00", "2026-11-20 09:00"),
        (OFFICE, "2026-11-20 09:00", OPEN, "2026-11-20 17:00", None),
        (OFFICE, "2026-11-20 16:59:59", OPEN, "2026-11-20 17:00", None),
        (OFFICE, "2026-11-20 17:00", CLOSED, "2026-11-23 09:00", "2026-11-23 09:00"),
        (OFFICE, "2026-11-22 12:00", CLOSED, "2026-11-23 09:00", "2026-11-23 09:00"),
        # Christmas 2026: Friday 25, substitute on Monday 28
        (OFFICE, "2026-12-24 18:00", CLOSED, "2026-12-29 09:00", "2026-12-29 09:00"),
        (UNSURE_ON_HOLIDAYS, "2026-12-24 18:00", CLOSED, "2026-12-25 00:00", None),
        # Saturday is Boxing Day itself; Sunday is closed, and Monday is not known again
        (UNSURE_ON_HOLIDAYS, "2026-12-25 10:00", NOT_KNOWN, "2026-12-27 00:00", None),
        (UNSURE_ON_HOLIDAYS, "2026-12-27 10:00", CLOSED, "2026-12-28 00:00", None),
        # Two periods a day
        (LUNCH, "2026-11-20 12:29", OPEN, "2026-11-20 12:30", None),
        (LUNCH, "2026-11-20 12:30", CLOSED, "2026-11-20 13:00", "2026-11-20 13:00"),
        # Through the night, and the weekend in one stretch
        (NIGHTS, "2026-11-19 23:00", OPEN, "2026-11-20 09:00", None),
        (NIGHTS, "2026-11-20 03:00", OPEN, "2026-11-20 09:00", None),
        (NIGHTS, "2026-11-20 10:00", CLOSED, "2026-11-20 17:00", "2026-11-20 17:00"),
        (NIGHTS, "2026-11-20 18:00", OPEN, "2026-11-23 00:00", None),
        (NIGHTS, "2026-12-24 18:00", OPEN, "2026-12-29 00:00", None),
        # Past midnight into a bank holiday: the period belongs to the day before
        (LATE, "2026-12-25 01:00", OPEN, "2026-12-25 02:00", None),
    ],
)
def test_the_state_at_a_moment(hours, now, state, until, opens):
    expected = OpenStatus(state, moment(until), moment(opens) if opens else None)

    assert status_at(hours, moment(now)) == expected


# The nights on which the clocks change, in UTC


@pytest.mark.parametrize(
    ("hours", "now", "state", "until"),
    [
        # Spring 2027: 01:00 to 02:00 never happens
        (LATE, "2027-03-28T00:30:00Z", OPEN, "2027-03-28T01:00:00Z"),
        (LATE, "2027-03-28T01:00:00Z", CLOSED, "2027-03-28T19:00:00Z"),
        (SMALL_HOURS, "2027-03-28T00:30:00Z", CLOSED, "2027-03-29T00:15:00Z"),
        (OFFICE, "2027-03-28T00:59:59Z", CLOSED, "2027-03-30T08:00:00Z"),  # Monday is Easter's
        # Autumn 2027: 01:00 to 02:00 happens twice, and the first time counts
        (LATE, "2027-10-31T00:59:59Z", OPEN, "2027-10-31T02:00:00Z"),
        (LATE, "2027-10-31T01:30:00Z", OPEN, "2027-10-31T02:00:00Z"),
        (LATE, "2027-10-31T02:00:00Z", CLOSED, "2027-10-31T20:00:00Z"),
        (SMALL_HOURS, "2027-10-31T00:15:00Z", OPEN, "2027-10-31T00:45:00Z"),
        (SMALL_HOURS, "2027-10-31T01:15:00Z", CLOSED, "2027-11-01T01:15:00Z"),
        (SMALL_HOURS, "2027-10-31T01:30:00Z", CLOSED, "2027-11-01T01:15:00Z"),
    ],
)
def test_the_nights_on_which_the_clocks_change(hours, now, state, until):
    now, until = datetime.fromisoformat(now), datetime.fromisoformat(until)
    opens = until if state is CLOSED else None

    assert status_at(hours, now) == OpenStatus(state, until, opens)
    assert status_at(hours, now.astimezone(LONDON)) == OpenStatus(state, until, opens)


def test_without_hours_nothing_is_known_and_nothing_changes():
    now = moment("2026-11-20 10:00")

    assert status_at(None, now) == OpenStatus(NOT_KNOWN)
    assert changes_at(None, now) is None


def test_day_and_night_has_no_end():
    now = moment("2026-11-20 10:00")

    assert status_at(ALWAYS_OPEN, now) == OpenStatus(OPEN)
    assert changes_at(ALWAYS_OPEN, now) is None


@pytest.mark.parametrize(("hours", "state"), [([], CLOSED), ("not-known", NOT_KNOWN)])
def test_a_door_that_never_opens_or_nobody_knows(hours, state):
    rule = "closed" if hours == [] else "not-known"
    never = parse_opening_hours({"week": week(monday_sunday=hours), "bank_holidays": rule})

    assert status_at(never, moment("2026-11-20 10:00")) == OpenStatus(state)


def test_day_and_night_but_for_bank_holidays_ends_at_the_next_one():
    hours = parse_opening_hours(
        {"week": week(monday_sunday=["00:00-24:00"]), "bank_holidays": "closed"}
    )

    assert status_at(hours, moment("2026-09-01 10:00")).until == moment("2026-12-25 00:00")


def test_closed_beyond_the_horizon_says_no_end():
    never = parse_opening_hours(
        {
            "week": week(monday_sunday=[]),
            "bank_holidays": "closed",
            "exceptions": [{"from": "2030-01-01", "hours": ["09:00-12:00"]}],
        }
    )

    assert status_at(never, moment("2026-11-20 10:00")) == OpenStatus(CLOSED)
    assert changes_at(never, moment("2026-11-20 10:00")) is None


def test_hours_become_known_and_unknown_with_their_validity():
    hours = parse_opening_hours(
        {
            "week": week(monday_sunday=["09:00-17:00"]),
            "bank_holidays": "as-usual",
            "valid_from": "2026-12-01",
            "valid_to": "2026-12-02",
        }
    )

    assert status_at(hours, moment("2026-11-20 10:00")) == OpenStatus(
        NOT_KNOWN, moment("2026-12-01 00:00")
    )
    assert status_at(hours, moment("2026-12-02 18:00")) == OpenStatus(
        CLOSED, moment("2026-12-03 00:00")
    )
    assert status_at(hours, moment("2026-12-03 10:00")) == OpenStatus(NOT_KNOWN)


def test_what_is_known_about_a_night_holds_into_a_day_nobody_knows():
    hours = parse_opening_hours(
        {
            "week": week(monday_friday=["20:00-02:00"], saturday_sunday="not-known"),
            "bank_holidays": "as-usual",
        }
    )

    assert status_at(hours, moment("2026-11-21 01:00")) == OpenStatus(
        OPEN, moment("2026-11-21 02:00")
    )
    assert status_at(hours, moment("2026-11-21 02:00")).state is NOT_KNOWN


@pytest.mark.parametrize(
    ("told", "now", "expected"),
    [
        ("2026-11-20 17:00", "2026-11-20 09:00", Nearness.TODAY),
        ("2026-11-20 17:00", "2026-11-19 23:59:59", Nearness.THIS_WEEK),
        ("2026-11-21 00:00", "2026-11-20 09:00", Nearness.TODAY),  # until midnight
        ("2026-11-21 02:00", "2026-11-20 09:00", Nearness.TODAY),  # until 2 am
        ("2026-11-21 05:59", "2026-11-20 00:00", Nearness.TODAY),
        ("2026-11-21 06:00", "2026-11-20 23:00", Nearness.THIS_WEEK),
        ("2026-11-27 09:00", "2026-11-21 00:00", Nearness.THIS_WEEK),
        ("2026-11-27 09:00", "2026-11-20 23:59:59", Nearness.LATER),
        ("2026-11-27 00:00", "2026-11-20 00:00", Nearness.THIS_WEEK),  # Thursday midnight
        ("2026-11-27 00:00", "2026-11-19 23:59:59", Nearness.LATER),
    ],
)
def test_how_near_a_moment_is(told, now, expected):
    assert nearness(moment(told), moment(now)) is expected


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2026-11-21 00:00", date(2026, 11, 20)),
        ("2026-11-21 00:01", date(2026, 11, 21)),
        ("2026-11-20 23:59", date(2026, 11, 20)),
        ("2026-07-20 00:00", date(2026, 7, 19)),
    ],
)
def test_midnight_is_spoken_of_with_the_day_it_ends(told, day):
    assert spoken_day(moment(told)) == day


@pytest.mark.parametrize(
    ("hours", "now", "change"),
    [
        (OFFICE, "2026-11-20 09:00", "2026-11-20 17:00"),
        # "Closed, opens Monday 9 am" reads the same all weekend, until Monday begins
        (OFFICE, "2026-11-20 17:00", "2026-11-23 00:00"),
        (OFFICE, "2026-11-22 23:59", "2026-11-23 00:00"),
        (OFFICE, "2026-11-23 00:00", "2026-11-23 09:00"),
        # "Open until Sunday midnight" is "open until midnight" from Sunday on
        (NIGHTS, "2026-11-20 18:00", "2026-11-22 00:00"),
        (NIGHTS, "2026-11-22 00:00", "2026-11-23 00:00"),
        (LATE, "2026-11-20 21:00", "2026-11-21 02:00"),
        (UNSURE_ON_HOLIDAYS, "2026-12-25 10:00", "2026-12-27 00:00"),
    ],
)
def test_when_the_words_change(hours, now, change):
    assert changes_at(hours, moment(now)) == moment(change)


def test_a_far_opening_changes_its_words_a_week_before_and_on_the_day():
    hours = parse_opening_hours(
        {
            "week": week(monday_sunday=[]),
            "bank_holidays": "closed",
            "exceptions": [{"from": "2027-01-20", "hours": ["09:00-12:00"]}],
        }
    )

    assert changes_at(hours, moment("2027-01-02 10:00")) == moment("2027-01-14 00:00")
    assert changes_at(hours, moment("2027-01-14 00:00")) == moment("2027-01-20 00:00")
    assert changes_at(hours, moment("2027-01-20 00:00")) == moment("2027-01-20 09:00")
    assert changes_at(hours, moment("2027-01-20 09:00")) == moment("2027-01-20 12:00")


@pytest.mark.parametrize("hours", [OFFICE, ALWAYS_OPEN, None])
@pytest.mark.parametrize("ask", [status_at, changes_at])
def test_a_moment_without_a_zone_is_refused(ask, hours):
    with pytest.raises(NaiveMoment):
        ask(hours, datetime.fromisoformat("2026-11-20T09:00"))


def test_nearness_refuses_a_moment_without_a_zone():
    with pytest.raises(NaiveMoment):
        nearness(moment("2026-11-20 17:00"), datetime.fromisoformat("2026-11-20T09:00"))


def test_the_horizon_holds_a_year_of_bank_holidays():
    hours = parse_opening_hours(
        {"week": week(monday_sunday=[]), "bank_holidays": "as-usual", "valid_to": "2027-12-20"}
    )

    assert status_at(hours, moment("2026-11-20 10:00")).until == moment("2027-12-21 00:00")
    assert date(2026, 11, 20) + timedelta(400) > date(2027, 12, 21)
