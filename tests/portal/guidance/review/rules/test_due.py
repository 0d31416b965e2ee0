"""When a page is due, and the days on which somebody is reminded."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.guidance.review.rules.due import Standing, next_due, reminder_day, standing_of

TODAY = date(2026, 11, 20)
DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))


@pytest.mark.parametrize(
    ("reviewed", "due", "standing"),
    [
        (None, None, Standing.NEVER),
        (date(2026, 1, 1), None, Standing.FINE),
        (None, date(2026, 11, 20), Standing.OVERDUE),
        (None, date(2026, 11, 19), Standing.OVERDUE),
        (None, date(2026, 11, 21), Standing.SOON),
        (None, date(2026, 12, 20), Standing.SOON),
        (None, date(2026, 12, 21), Standing.FINE),
    ],
)
def test_how_a_page_stands(reviewed, due, standing):
    assert standing_of(reviewed, due, TODAY) is standing


@pytest.mark.parametrize(
    ("reviewed", "due", "next_day"),
    [
        (None, None, date(2027, 11, 20)),
        (date(2026, 5, 1), None, date(2027, 11, 20)),
        (date(2026, 5, 1), date(2026, 10, 28), date(2027, 5, 19)),  # 180 days again
        (date(2026, 5, 1), date(2026, 5, 2), date(2026, 12, 20)),  # not every day
        (date(2010, 1, 1), date(2026, 1, 1), date(2028, 11, 19)),  # nor every sixteen years
    ],
)
def test_the_next_day_is_as_far_as_the_last_was(reviewed, due, next_day):
    assert next_due(reviewed, due, TODAY) == next_day


@pytest.mark.parametrize(
    ("days_before", "day"),
    [
        (15, None),
        (14, -14),
        (13, -14),
        (1, -14),
        (0, 0),
        (-1, 0),
        (-13, 0),
        (-14, 14),
        (-27, 14),
        (-28, 28),
    ],
)
def test_reminders_come_a_fortnight_before_on_the_day_and_every_fortnight(days_before, day):
    found = reminder_day(TODAY, TODAY - timedelta(days=days_before))
    assert found == (None if day is None else TODAY + timedelta(days=day))


@given(due=DAYS, today=DAYS)
def test_a_reminder_is_never_ahead_and_never_older_than_a_fortnight(due, today):
    day = reminder_day(due, today)
    if day is None:
        assert today < due - timedelta(days=14)
    else:
        assert timedelta(0) <= today - day < timedelta(days=14)
        assert (day - due).days % 14 == 0
