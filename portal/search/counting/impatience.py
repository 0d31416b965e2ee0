"""Writing that gives up rather than let a reader wait."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import connection, transaction

PATIENCE_MS: Final = 50


@contextmanager
def impatient_transaction() -> Iterator[None]:
    """Write in a transaction of its own, at once or not at all.

    Raises OperationalError when another writer holds the database (SQLite) or the row.
    """
    if connection.vendor == "sqlite":
        with _short_wait(), transaction.atomic():
            yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE_MS}ms'")
        yield


@contextmanager
def _short_wait() -> Iterator[None]:
    """Let SQLite wait a moment only; afterwards as long as before."""
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        before = int(cursor.fetchone()[0])
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {before}")
