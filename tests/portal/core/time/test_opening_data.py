from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.time import opening_faults as faults
from portal.core.time.opening_data import DAYS, opening_hours_as_data, parse_opening_hours
from portal.core.time.opening_hours import (
    ALWAYS_OPEN,
    CLOSED_DAY,
    DAY_AND_NIGHT,
    BankHolidayRule,
    ExceptionDays,
    OpeningHours,
    Period,
)

OFFICE = {"monday-friday": ["09:00-17:00"], "saturday-sunday": []}
NINE_TO_FIVE = (Period(9 * 60, 17 * 60),)


def read(**parts: object) -> OpeningHours:
    return parse_opening_hours({"week": OFFICE, **parts})


def read_monday(hours: object) -> OpeningHours:
    return parse_opening_hours({"week": {"monday": hours, "tuesday-sunday": []}})


def test_a_plain_week_is_read():
    assert read() == OpeningHours(
        week=(NINE_TO_FIVE,) * 5 + (CLOSED_DAY,) * 2, bank_holidays=BankHolidayRule.NOT_KNOWN
    )


def test_every_part_is_read():
    hours = parse_opening_hours(
        {
            "week": {
                "monday-thursday": ["13:00-17:00", "09:00-12:30"],
                "friday": ["20:00-02:00"],
                "saturday": [],
                "sunday": "not-known",
            },
            "bank_holidays": "as-sunday",
            "exceptions": [
                {"from": "2026-12-31", "hours": ["9.00 – 12.00"]},
                {"from": "2026-12-24", "to": "2026-12-27", "hours": []},
            ],
            "valid_from": "2026-11-01",
            "valid_to": "2027-03-31",
        }
    )

    split = (Period(540, 750), Period(780, 1020))
    assert hours == OpeningHours(
        week=(split,) * 4 + ((Period(1200, 1560),), CLOSED_DAY, None),
        bank_holidays=BankHolidayRule.AS_SUNDAY,
        exceptions=(
            ExceptionDays(date(2026, 12, 24), date(2026, 12, 27), CLOSED_DAY),
            ExceptionDays(date(2026, 12, 31), date(2026, 12, 31), (Period(540, 720),)),
        ),
        valid_from=date(2026, 11, 1),
        valid_to=date(2027, 3, 31),
    )


def test_always_is_day_and_night_on_bank_holidays_too():
    hours = parse_opening_hours("always")

    assert hours == ALWAYS_OPEN
    assert hours.plan_on(date(2026, 12, 25)) == DAY_AND_NIGHT
    assert opening_hours_as_data(hours) == "always"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("09:00-17:00", Period(540, 1020)),
        ("9:00-17:30", Period(540, 1050)),
        ("9.15–17.00", Period(555, 1020)),
        (" 09:00 - 17:00 ", Period(540, 1020)),
        ("00:00-24:00", Period(0, 1440)),
        ("18:00-00:00", Period(1080, 1440)),
        ("18:00-24:00", Period(1080, 1440)),
        ("20:00-02:00", Period(1200, 1560)),
        ("17:00-09:00", Period(1020, 1980)),
    ],
)
def test_a_period_is_a_time_to_a_time(text, period):
    assert read_monday([text]).week[0] == (period,)


def test_yaml_brings_real_dates():
    hours = read(
        valid_from=date(2026, 11, 1),
        exceptions=[{"from": date(2026, 12, 24), "hours": "not-known"}],
    )

    assert hours.valid_from == date(2026, 11, 1)
    assert hours.exceptions == (ExceptionDays(date(2026, 12, 24), date(2026, 12, 24), None),)


FAULTS = [
    (None, faults.HoursNotUnderstood, "These are not opening hours."),
    ("nine to five", faults.HoursNotUnderstood, "Give the hours of each weekday, or the word"),
    ({}, faults.HoursNotUnderstood, "These are not opening hours."),
    ({"week": ["09:00-17:00"]}, faults.HoursNotUnderstood, "These are not opening hours."),
    (
        {"week": OFFICE, "holidays": "closed"},
        faults.UnknownEntry,
        "“holidays” is not a part of opening hours. Use one of: week, bank_holidays, exceptions,",
    ),
    ({"week": {"mon": []}}, faults.UnknownDay, "“mon” is not a day. Write monday, or monday-fr"),
    ({"week": {"friday-monday": []}}, faults.UnknownDay, "“friday-monday” is not a day."),
    ({"week": {"monday-": []}}, faults.UnknownDay, "“monday-” is not a day."),
    ({"week": {7: []}}, faults.UnknownDay, "“7” is not a day."),
    (
        {"week": {**OFFICE, "friday": []}},
        faults.DayGivenTwice,
        "friday has its hours twice. Keep one of them.",
    ),
    (
        {"week": {"monday-saturday": []}},
        faults.DayLeftOut,
        "sunday is left out. Give its hours, an empty list when closed, or not-known.",
    ),
    (
        {"week": OFFICE, "bank_holidays": "maybe"},
        faults.UnknownBankHolidayRule,
        "“maybe” says nothing about bank holidays. Use one of: closed, as-sunday, as-usual, not-k",
    ),
    (
        {"week": OFFICE, "valid_from": "1 November"},
        faults.DateNotUnderstood,
        "“1 November” is not a date. Write it like 2026-12-24.",
    ),
    (
        {"week": OFFICE, "valid_from": "2026-12-02", "valid_to": "2026-12-01"},
        faults.DatesBackwards,
        "2026-12-01 comes before 2026-12-02. Change one of the two dates.",
    ),
    (
        {"week": OFFICE, "exceptions": "2026-12-24"},
        faults.HoursNotUnderstood,
        "These are not opening hours.",
    ),
    (
        {"week": OFFICE, "exceptions": [{"from": "2026-12-24"}]},
        faults.HoursNotUnderstood,
        "These are not opening hours.",
    ),
    (
        {"week": OFFICE, "exceptions": [{"hours": []}]},
        faults.DateNotUnderstood,
        "“None” is not a date.",
    ),
    (
        {"week": OFFICE, "exceptions": [{"from": "2026-12-24", "hours": [], "why": "x"}]},
        faults.UnknownEntry,
        "“why” is not a part of opening hours. Use one of: from, to, hours.",
    ),
    (
        {"week": OFFICE, "exceptions": [{"from": "2026-12-24", "to": "2026-12-23", "hours": []}]},
        faults.DatesBackwards,
        "2026-12-23 comes before 2026-12-24.",
    ),
    (
        {
            "week": OFFICE,
            "exceptions": [
                {"from": "2026-12-24", "to": "2026-12-27", "hours": []},
                {"from": "2026-12-27", "hours": []},
            ],
        },
        faults.ExceptionsOverlap,
        "2026-12-27 has two exceptions. Keep one of them.",
    ),
]


@pytest.mark.parametrize(("data", "fault", "words"), FAULTS)
def test_a_fault_says_what_to_mend(data, fault, words):
    with pytest.raises(fault) as caught:
        parse_opening_hours(data)

    assert words in str(caught.value)
    assert str(caught.value) == caught.value.template % caught.value.facts


@pytest.mark.parametrize(
    "text",
    ["9-17", "09:00", "09:00-25:00", "24:00-09:00", "09:60-17:00", "09:00-24:30", "", None, 9],
)
def test_a_period_that_is_none_is_refused(text):
    with pytest.raises(faults.PeriodNotUnderstood, match="Write it like 09:00-17:00"):
        read_monday([text])


@pytest.mark.parametrize("hours", ["09:00-17:00", None, {"from": "09:00"}])
def test_periods_come_in_a_list(hours):
    with pytest.raises(faults.PeriodNotUnderstood, match="is not a time to a time"):
        read_monday(hours)


@pytest.mark.parametrize("text", ["00:00-00:00", "09:00-09:00"])
def test_a_period_without_length_is_refused(text):
    with pytest.raises(faults.PeriodWithoutLength, match="For day and night write 00:00-24:00"):
        read_monday([text])


@pytest.mark.parametrize(
    "hours",
    [["09:00-12:00", "11:59-13:00"], ["20:00-02:00", "23:00-24:00"], ["09:00-10:00"] * 2],
)
def test_overlapping_periods_are_refused(hours):
    with pytest.raises(faults.PeriodsOverlap, match="Make one period of them"):
        read_monday(hours)


def test_periods_may_touch():
    assert read_monday(["09:00-12:00", "12:00-13:00"]).week[0] == (
        Period(540, 720),
        Period(720, 780),
    )


def test_every_fault_is_one_kind_of_failure():
    assert {fault for _data, fault, _words in FAULTS} | {
        faults.PeriodNotUnderstood,
        faults.PeriodWithoutLength,
        faults.PeriodsOverlap,
    } == set(faults.OpeningHoursFault.__subclasses__())


clock_times = st.integers(0, 95).map(lambda n: n * 15)


@st.composite
def day_data(draw: st.DrawFn) -> str | list[str]:
    if draw(st.booleans()) and draw(st.booleans()):
        return "not-known"
    edges = sorted(draw(st.sets(clock_times, max_size=6)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return [f"{a // 60:02}:{a % 60:02}-{b // 60:02}:{b % 60:02}" for a, b in pairs]


weeks = st.fixed_dictionaries(dict.fromkeys(DAYS, day_data()))


@given(weeks, st.sampled_from(BankHolidayRule), st.dates() | st.none())
def test_writing_and_reading_again_gives_the_same_hours(week, rule, valid_from):
    data = {"week": week, "bank_holidays": rule.value}
    if valid_from:
        data["valid_from"] = valid_from.isoformat()
    hours = parse_opening_hours(data)

    written = json.loads(json.dumps(opening_hours_as_data(hours)))

    assert written == data
    assert parse_opening_hours(written) == hours


def test_exceptions_and_validity_survive_writing():
    hours = read(
        exceptions=[{"from": "2026-12-24", "to": "2026-12-27", "hours": ["20:00-02:00"]}],
        valid_to="2027-03-31",
    )

    assert opening_hours_as_data(hours)["exceptions"] == [
        {"from": "2026-12-24", "to": "2026-12-27", "hours": ["20:00-02:00"]}
    ]
    assert parse_opening_hours(opening_hours_as_data(hours)) == hours


def test_a_moment_is_not_a_date():
    with pytest.raises(faults.DateNotUnderstood):
        read(valid_from=datetime.fromisoformat("2026-11-01T09:00"))
