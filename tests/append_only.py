"""Emptying the tables between tests, past the triggers that keep logs append-only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations

SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'append_only_%'"
POSTGRESQL = (
    "SELECT DISTINCT event_object_table FROM information_schema.triggers "
    "WHERE trigger_name LIKE 'append_only_%'"
)


def around_flush() -> tuple[list[str], list[str]]:
    """Give what lets a flush pass, and what puts everything back after it."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(SQLITE)
            rows = cursor.fetchall()
            return [f"DROP TRIGGER {name}" for name, _sql in rows], [sql for _name, sql in rows]
        cursor.execute(POSTGRESQL)
        tables = [table for (table,) in cursor.fetchall()]
    return (
        [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables],
        [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables],
    )


@pytest.fixture(autouse=True, scope="session")
def _tests_may_empty_logs() -> Iterator[None]:
    """Let a test that commits leave nothing behind; triggers would keep its log rows for ever."""
    operations: type[BaseDatabaseOperations] = type(connection.ops)
    flush = operations.sql_flush

    def past_the_triggers(self: BaseDatabaseOperations, *args: Any, **kwargs: Any) -> list[str]:
        before, after = around_flush()
        return [*before, *flush(self, *args, **kwargs), *after]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "sql_flush", past_the_triggers)
        yield
