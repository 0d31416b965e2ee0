"""Bringing every entry in line, a batch at a time, while others go on writing."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from portal.search.actions.refreshing import Refreshed, refresh
from portal.search.comparison import look_over

AT_ONCE: Final = 200  # things in one transaction: a page that is long takes milliseconds


@dataclass(frozen=True)
class Batch:
    """This is what became of one batch."""

    source: str
    things: int
    outcome: Refreshed
    lock_seconds: float  # how long others may have waited to write


@dataclass
class Rebuilt:
    """This is what became of all of them, by source."""

    sources: dict[str, Refreshed] = field(default_factory=dict)
    lock_seconds: float = 0.0  # the longest of any batch

    def add(self, batch: Batch) -> None:
        """Add one batch."""
        self.sources[batch.source] = self.sources.get(batch.source, Refreshed()) + batch.outcome
        self.lock_seconds = max(self.lock_seconds, batch.lock_seconds)

    @property
    def total(self) -> Refreshed:
        """Take all sources together."""
        return sum(self.sources.values(), Refreshed())


def reindex(*, now: datetime, on_batch: Callable[[Batch], None] | None = None) -> Rebuilt:
    """Compare every entry with its source and write what differs; again, it writes nothing.

    What is compared is read outside of any transaction; what differs is asked for anew inside a
    short one of its own, so whatever others publish meanwhile stands.
    """
    rebuilt = Rebuilt()
    for looked in look_over(AT_ONCE):
        began = time.monotonic()
        outcome = Refreshed(same=looked.same)
        if looked.faults:
            outcome += refresh(source=looked.source, things=looked.faults, now=now)
        seconds = time.monotonic() - began if looked.faults else 0.0
        batch = Batch(looked.source, len(looked.things), outcome, seconds)
        rebuilt.add(batch)
        if on_batch:
            on_batch(batch)
    return rebuilt
