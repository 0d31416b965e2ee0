"""Which engines there are."""

from __future__ import annotations

from portal.search.engines.base import Index


def indexes() -> list[Index]:
    """List what is told of every entry that changes."""
    return []
