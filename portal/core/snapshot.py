"""Reading many tables as they were at one moment, while others go on writing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.transaction import TransactionManagementError


@contextmanager
def snapshot(*, joins: bool = False) -> Iterator[None]:
    """Show every read of this block the same moment; nobody waits for it.

    Within a transaction that is open already it can promise nothing: then it refuses, unless
    the caller is content to join that one.
    """
    if connection.in_atomic_block:
        if not joins:
            raise TransactionManagementError("a snapshot is a transaction of its own")
        yield
    elif connection.vendor == "sqlite":
        with _deferred():
            yield
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


@contextmanager
def _deferred() -> Iterator[None]:
    """Begin by hand: our settings make every transaction of Django's take the one write lock."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")  # the moment is now
            yield
        finally:
            cursor.execute("ROLLBACK")
