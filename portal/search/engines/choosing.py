"""Which engine answers, and which are told of changes."""

from __future__ import annotations

from portal.search.engines.base import Engine, Index
from portal.search.engines.database import DatabaseEngine, DatabaseIndex


def engine() -> Engine:
    """Give the engine that answers."""
    return DatabaseEngine()


def indexes() -> list[Index]:
    """List what is told of every change."""
    return [DatabaseIndex()]
