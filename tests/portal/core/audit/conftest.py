"""A log with rows of several days, and a way round the triggers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from portal.core.audit.actions import record
from portal.core.audit.sealing import seal_events
from tests.append_only import around_flush

LONG_AGO = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)  # more than half a year before anybody's clock
DAY = timedelta(days=1)


def add_day(day: int, *, rows: int = 3) -> None:
    """Add a day's rows and seal them."""
    for number in range(rows):
        at = LONG_AGO + day * DAY + timedelta(minutes=number)
        record(kind="page-published", now=at, subject=f"core.Page:{number}", detail={"day": day})
    seal_events(now=LONG_AGO + day * DAY + timedelta(hours=1))


@pytest.fixture
def chain(db: None) -> None:
    """Make three segments with three rows each."""
    for day in range(3):
        add_day(day)


@pytest.fixture
def raw(db: None) -> Callable[..., None]:
    """Give a function that runs SQL as somebody does who has got rid of the triggers."""

    def run(sql: str, *values: object) -> None:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            before, after = around_flush()
            for statement in before:
                cursor.execute(statement)
            cursor.execute(sql, values)
            if connection.vendor == "postgresql":
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            for statement in after:
                cursor.execute(statement)

    return run
