"""Waits grow, and end."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from portal.core.outbox.backoff import (
    LONGEST_PAUSE,
    LONGEST_WAIT,
    MOST_TRIES,
    longest_life,
    pause_after,
    wait_after,
)


def test_waits_double_from_a_minute_to_a_day():
    waits = [wait_after(tries) for tries in range(1, MOST_TRIES + 1)]
    assert waits[:4] == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8)]
    assert waits[10:12] == [timedelta(minutes=1024), LONGEST_WAIT]
    assert set(waits[11:]) == {timedelta(hours=24)}


def test_pauses_of_all_mail_stay_short():
    pauses = [pause_after(failures) for failures in range(1, 8)]
    assert pauses[:4] == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8)]
    assert set(pauses[4:]) == {LONGEST_PAUSE}


def test_all_tries_together_take_five_weeks():
    assert longest_life() == timedelta(days=36, minutes=2**11 - 1)
    assert MOST_TRIES == 48


@given(st.integers(min_value=-5, max_value=10**9))
def test_no_count_is_too_large_and_none_shortens_the_wait(tries: int):
    assert timedelta(minutes=1) <= wait_after(tries) <= wait_after(tries + 1) <= LONGEST_WAIT
    assert timedelta(minutes=1) <= pause_after(tries) <= pause_after(tries + 1) <= LONGEST_PAUSE


def test_every_wait_is_at_most_twice_the_one_before():
    assert all(
        wait_after(later) <= 2 * wait_after(earlier)
        for earlier, later in pairwise(range(1, MOST_TRIES + 1))
    )
