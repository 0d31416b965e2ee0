from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.time.clock import (
    LONDON,
    NaiveMoment,
    at,
    end_of_day,
    london,
    london_day,
    next_midnight,
    start_of_day,
)

FORWARD = date(2027, 3, 28)
BACK = date(2027, 10, 31)

days = st.one_of(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.sampled_from([FORWARD, BACK, FORWARD - timedelta(1), BACK + timedelta(1)]),
)
moments = st.datetimes(
    datetime.fromisoformat("2000-01-01"),
    datetime.fromisoformat("2099-12-31"),
    timezones=st.just(UTC),
)


def test_london_keeps_the_moment_and_changes_the_clock():
    moment = datetime(2027, 7, 1, 23, 30, tzinfo=UTC)

    assert london(moment).isoformat() == "2027-07-02T00:30:00+01:00"
    assert london(moment) == moment


@pytest.mark.parametrize("ask", [london, london_day, next_midnight])
def test_a_moment_without_a_zone_is_refused(ask):
    with pytest.raises(NaiveMoment, match=r"2027-07-01T09:00:00 has no time zone"):
        ask(datetime.fromisoformat("2027-07-01T09:00"))


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2027, 7, 1, 22, 59, 59, tzinfo=UTC), date(2027, 7, 1)),
        (datetime(2027, 7, 1, 23, 0, tzinfo=UTC), date(2027, 7, 2)),
        (datetime(2027, 1, 1, 23, 59, tzinfo=UTC), date(2027, 1, 1)),
        (datetime(2027, 1, 2, 1, tzinfo=timezone(timedelta(hours=5))), date(2027, 1, 1)),
    ],
)
def test_the_day_is_londons(moment, day):
    assert london_day(moment) == day


@pytest.mark.parametrize(
    ("day", "wall", "utc"),
    [
        (date(2027, 1, 5), time(9), "2027-01-05T09:00:00+00:00"),
        (date(2027, 7, 5), time(9), "2027-07-05T08:00:00+00:00"),
        (FORWARD, time(0, 59), "2027-03-28T00:59:00+00:00"),
        (FORWARD, time(1), "2027-03-28T01:00:00+00:00"),
        (FORWARD, time(1, 30), "2027-03-28T01:00:00+00:00"),
        (FORWARD, time(1, 59, 59), "2027-03-28T01:00:00+00:00"),
        (FORWARD, time(2), "2027-03-28T01:00:00+00:00"),
        (FORWARD, time(2, 30), "2027-03-28T01:30:00+00:00"),
        (BACK, time(0, 59), "2027-10-30T23:59:00+00:00"),
        (BACK, time(1), "2027-10-31T00:00:00+00:00"),
        (BACK, time(1, 30), "2027-10-31T00:30:00+00:00"),
        (BACK, time(1, 30, fold=1), "2027-10-31T00:30:00+00:00"),
        (BACK, time(2), "2027-10-31T02:00:00+00:00"),
    ],
)
def test_a_wall_time_is_the_first_moment_that_shows_it_or_skips_it(day, wall, utc):
    assert at(day, wall).astimezone(UTC).isoformat() == utc
    assert at(day, wall).tzinfo is LONDON


@given(days, st.times(), st.times())
def test_later_wall_times_are_never_earlier_moments(day, one, other):
    early, late = sorted([one, other])

    assert at(day, early).astimezone(UTC) <= at(day, late).astimezone(UTC)


@given(days, st.times())
def test_a_wall_time_lies_within_its_own_day(day, wall):
    moment = at(day, wall).astimezone(UTC)

    assert start_of_day(day).astimezone(UTC) <= moment < end_of_day(day).astimezone(UTC)


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2027, 3, 27), 24), (FORWARD, 23), (BACK, 25), (date(2027, 6, 1), 24)]
)
def test_a_day_is_as_long_as_the_clocks_make_it(day, hours):
    length = end_of_day(day).astimezone(UTC) - start_of_day(day).astimezone(UTC)

    assert length == timedelta(hours=hours)


@given(days)
def test_days_follow_each_other_without_a_gap(day):
    assert end_of_day(day) == start_of_day(day + timedelta(1))


@given(moments)
def test_the_next_midnight_is_the_first_one_after_the_moment(moment):
    midnight = next_midnight(moment)

    assert (midnight.hour, midnight.minute, midnight.second, midnight.microsecond) == (0, 0, 0, 0)
    assert timedelta(0) < midnight.astimezone(UTC) - moment <= timedelta(hours=25)
    assert london_day(midnight) == london_day(moment) + timedelta(1)


def test_at_midnight_the_next_midnight_is_a_day_later():
    assert next_midnight(start_of_day(FORWARD)) == start_of_day(date(2027, 3, 29))
