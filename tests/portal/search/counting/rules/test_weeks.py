"""Weeks, and how long counts are kept."""

from __future__ import annotations

from datetime import date

import pytest

from portal.search.counting.rules.weeks import FEWEST, oldest_kept, week_of


def test_a_week_begins_on_monday():
    monday = date(2026, 11, 16)
    assert {week_of(date(2026, 11, day)) for day in range(16, 23)} == {monday}
    assert week_of(date(2026, 11, 23)) == date(2026, 11, 23)
    assert week_of(date(2027, 1, 1)) == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("today", "oldest"),
    [
        ("2026-11-21", "2025-10-21"),
        ("2027-01-15", "2025-12-15"),
        ("2026-12-31", "2025-11-30"),
        ("2029-03-31", "2028-02-29"),
        ("2028-02-29", "2027-01-29"),
    ],
)
def test_counts_are_kept_for_thirteen_months(today, oldest):
    assert oldest_kept(date.fromisoformat(today)) == date.fromisoformat(oldest)


def test_fewer_than_five_are_nobodys_business():
    assert FEWEST == 5
