from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils import translation

from portal.core.presenters.clock import clock_words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 11, 20, 17, 0, tzinfo=UTC), "5 pm"),
        (datetime(2026, 11, 20, 9, 5, tzinfo=UTC), "9.05 am"),
        (datetime(2026, 11, 20, 12, 0, tzinfo=UTC), "midday"),
        (datetime(2026, 11, 20, 0, 0, tzinfo=UTC), "midnight"),
        (datetime(2026, 11, 20, 0, 30, tzinfo=UTC), "12.30 am"),
        (datetime(2026, 7, 20, 9, 30, tzinfo=UTC), "10.30 am"),
    ],
)
def test_a_time_of_day_is_londons(moment, words):
    assert clock_words(moment) == words


def test_another_language_writes_it_in_its_own_way():
    with translation.override("pl"):
        assert clock_words(datetime(2026, 11, 20, 17, 5, tzinfo=UTC)) == "17:05"
