"""Half an hour without use, eight hours whatever happens: the two clocks alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase

from portal.users.sessions import SEEN_AT, is_over, note_seen, note_signed_in

NINE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def session(began: datetime = NINE) -> SessionBase:
    made = SessionBase()
    made[SESSION_KEY] = "1"
    note_signed_in(made, began)
    return made


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (timedelta(0), False),
        (timedelta(minutes=29, seconds=59), False),
        (timedelta(minutes=30), True),
        (timedelta(days=3), True),
    ],
)
def test_a_session_without_use_ends_after_half_an_hour(after: timedelta, expected: bool) -> None:
    assert is_over(session(), NINE + after) is expected


def test_a_session_in_use_ends_after_eight_hours() -> None:
    used = session()
    ended_after = None
    for minutes in range(0, 600, 10):
        now = NINE + timedelta(minutes=minutes)
        if is_over(used, now):
            ended_after = minutes
            break
        note_seen(used, now)
    assert ended_after == 480


def test_use_is_noted_once_a_minute() -> None:
    used = session()
    note_seen(used, NINE + timedelta(seconds=59))
    assert used[SEEN_AT] == NINE.timestamp()
    note_seen(used, NINE + timedelta(seconds=60))
    assert used[SEEN_AT] == (NINE + timedelta(seconds=60)).timestamp()


def test_a_session_without_clocks_is_over() -> None:
    made = SessionBase()
    made[SESSION_KEY] = "1"
    assert is_over(made, NINE)


def test_a_session_of_nobody_neither_ends_nor_is_written() -> None:
    made = SessionBase()
    note_seen(made, NINE)
    assert not is_over(made, NINE)
    assert not made.modified
