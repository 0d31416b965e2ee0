"""Whoever writes entries takes turns, so that counts are added to what they were told."""

from __future__ import annotations

from typing import Final

from django.db import connection

TURN: Final = 7_356_201  # any number that nothing else of ours locks


def take_turn() -> None:
    """Wait for whoever writes entries; on SQLite the transaction itself is the turn."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
