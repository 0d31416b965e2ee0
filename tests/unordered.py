"""Rows that nobody asked to order come last first, on SQLite.

A database may give such rows in any order. PostgreSQL does when a table has seen many changes:
what leans on an order it never asked for fails here, at once and every time.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.dispatch import receiver


@receiver(connection_created)
def _reverse_unordered_rows(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA reverse_unordered_selects = ON")
