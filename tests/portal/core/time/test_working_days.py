from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.time.clock import NaiveMoment, at
from portal.core.time.working_days import (
    add_working_days,
    due_in_working_days,
    due_on,
    due_today,
    is_working_day,
    working_days_between,
)

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
counts = st.integers(-40, 40)
moments = st.datetimes(
    datetime.fromisoformat("2020-01-01"),
    datetime.fromisoformat("2035-12-31"),
    timezones=st.just(UTC),
)


@pytest.mark.parametrize(
    ("day", "is_working"),
    [
        (date(2026, 11, 20), True),  # a Friday
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2026, 12, 24), True),
        (date(2026, 12, 25), False),
        (date(2026, 12, 28), False),  # Boxing Day's substitute
        (date(2026, 12, 29), True),
        (date(2027, 3, 26), False),  # Good Friday
    ],
)
def test_offices_work_monday_to_friday_but_for_bank_holidays(day, is_working):
    assert is_working_day(day) is is_working


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 20), 2, date(2026, 11, 24)),
        (date(2026, 11, 21), 2, date(2026, 11, 24)),  # from a Saturday, Monday is the first
        (date(2026, 11, 20), 5, date(2026, 11, 27)),
        (date(2026, 12, 24), 2, date(2026, 12, 30)),  # across Christmas
        (date(2027, 3, 25), 1, date(2027, 3, 30)),  # across Easter and the change of clocks
        (date(2026, 11, 23), -1, date(2026, 11, 20)),
        (date(2026, 12, 30), -2, date(2026, 12, 24)),
    ],
)
def test_adding_working_days(day, count, expected):
    assert add_working_days(day, count) == expected


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        (date(2026, 11, 20), date(2026, 11, 20), 0),
        (date(2026, 11, 20), date(2026, 11, 22), 0),
        (date(2026, 11, 20), date(2026, 11, 23), 1),
        (date(2026, 12, 24), date(2027, 1, 4), 4),
        (date(2026, 11, 23), date(2026, 11, 20), -1),
    ],
)
def test_counting_working_days(start, end, count):
    assert working_days_between(start, end) == count


@given(days, counts)
def test_counting_undoes_adding(day, count):
    assert working_days_between(day, add_working_days(day, count)) == count


@given(days, counts.filter(bool))
def test_adding_ends_on_a_working_day(day, count):
    assert is_working_day(add_working_days(day, count))


@given(days, st.integers(0, 30), st.integers(0, 30))
def test_adding_twice_is_adding_the_sum(day, one, other):
    assert add_working_days(add_working_days(day, one), other) == add_working_days(day, one + other)


def test_due_on_a_day_is_five_in_the_afternoon_of_london():
    assert due_on(date(2026, 11, 20)).isoformat() == "2026-11-20T17:00:00+00:00"
    assert due_on(date(2026, 7, 20)).isoformat() == "2026-07-20T17:00:00+01:00"


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-11-20T09:00:00+00:00", "2026-11-20T17:00:00+00:00"),
        ("2026-11-20T17:00:00+00:00", "2026-11-20T17:00:00+00:00"),
        ("2026-11-20T17:00:01+00:00", "2026-11-20T23:59:00+00:00"),
        ("2026-11-21T09:00:00+00:00", "2026-11-21T23:59:00+00:00"),  # a Saturday
        ("2026-12-25T09:00:00+00:00", "2026-12-25T23:59:00+00:00"),  # a Friday, Christmas
        ("2026-07-20T15:59:00+00:00", "2026-07-20T17:00:00+01:00"),  # 16:59 in London
        ("2026-07-20T16:30:00+00:00", "2026-07-20T23:59:00+01:00"),  # 17:30 in London
        ("2026-07-20T23:30:00+00:00", "2026-07-21T17:00:00+01:00"),  # London's next morning
        ("2027-03-28T09:00:00+01:00", "2027-03-28T23:59:00+01:00"),
        ("2027-10-31T09:00:00+00:00", "2027-10-31T23:59:00+00:00"),
    ],
)
def test_due_today(now, due):
    assert due_today(datetime.fromisoformat(now)).isoformat() == due


@pytest.mark.parametrize(
    ("now", "count", "due"),
    [
        ("2026-11-20T18:00:00+00:00", 2, "2026-11-24T17:00:00+00:00"),
        ("2026-12-24T09:00:00+00:00", 2, "2026-12-30T17:00:00+00:00"),
        ("2027-03-25T09:00:00+00:00", 1, "2027-03-30T17:00:00+01:00"),
        ("2027-10-29T09:00:00+01:00", 1, "2027-11-01T17:00:00+00:00"),
        ("2026-07-20T23:30:00+00:00", 1, "2026-07-22T17:00:00+01:00"),  # 21 July in London
        ("2026-11-21T09:00:00+00:00", 0, "2026-11-21T23:59:00+00:00"),
    ],
)
def test_due_in_working_days(now, count, due):
    assert due_in_working_days(datetime.fromisoformat(now), count).isoformat() == due


@given(moments)
def test_what_is_due_today_is_due_today_in_london(now):
    due = due_today(now)

    assert due.date() == now.astimezone(due.tzinfo).date()
    assert due.time() in {time(17), time(23, 59)}
    assert due - now >= -timedelta(minutes=1)  # only in the last minute of a day is it past


@given(moments, st.integers(1, 20))
def test_more_working_days_are_never_due_earlier(now, count):
    assert due_today(now) < due_in_working_days(now, count)
    assert due_in_working_days(now, count) < due_in_working_days(now, count + 1)


def test_a_moment_without_a_zone_has_no_due_time():
    with pytest.raises(NaiveMoment):
        due_today(datetime.combine(date(2026, 11, 20), time(9)))


def test_due_moments_are_in_londons_zone():
    assert due_on(date(2026, 7, 20)) == at(date(2026, 7, 20), time(17))
