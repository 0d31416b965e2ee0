"""When the weekly letter is due."""

from __future__ import annotations

from datetime import datetime

import pytest

from portal.core.time.clock import LONDON
from portal.guidance.alerts.rules import last_digest_at


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-11-23 08:00", "2026-11-23 08:00"),  # a Monday
        ("2026-11-23 07:59", "2026-11-16 08:00"),
        ("2026-11-29 23:59", "2026-11-23 08:00"),
        ("2026-10-26 08:00", "2026-10-26 08:00"),  # the day after the clocks went back
        ("2026-10-26 07:30", "2026-10-19 08:00"),
        ("2026-03-30 08:00", "2026-03-30 08:00"),  # the day after they went forward
    ],
)
def test_it_is_monday_at_eight_in_london(now, due):
    moment = datetime.fromisoformat(now).replace(tzinfo=LONDON)
    assert last_digest_at(moment) == datetime.fromisoformat(due).replace(tzinfo=LONDON)
