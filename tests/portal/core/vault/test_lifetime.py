"""How long a run is kept, and a browser let in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.vault.lifetime import IDLE, LONGEST, WITH_CODE, run_ends_at

START = datetime(2026, 11, 20, 10, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def test_the_times_are_those_that_visitors_are_told():
    times = [IDLE, LONGEST, WITH_CODE]
    assert times == [30 * MINUTE, 8 * HOUR, timedelta(days=7)]


@pytest.mark.parametrize(
    ("touched", "ends"),
    [
        (timedelta(), 30 * MINUTE),
        (29 * MINUTE, 59 * MINUTE),
        (7 * HOUR, 7 * HOUR + 30 * MINUTE),
        (7 * HOUR + 30 * MINUTE, 8 * HOUR),
        (7 * HOUR + 59 * MINUTE, 8 * HOUR),  # the day's end, however busy
    ],
)
def test_a_run_without_a_code_ends_after_half_an_hour_of_rest_or_eight_hours(touched, ends):
    found = run_ends_at(created_at=START, touched_at=START + touched, code_ends_at=None)
    assert found == START + ends


@given(st.timedeltas(min_value=timedelta(), max_value=timedelta(days=7)))
def test_a_run_with_a_code_ends_with_its_code(touched):
    code_ends = START + WITH_CODE
    found = run_ends_at(created_at=START, touched_at=START + touched, code_ends_at=code_ends)
    assert found == code_ends
