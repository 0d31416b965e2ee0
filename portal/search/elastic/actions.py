"""Writes: making the index anew."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from portal.search.elastic.building import Progress, begin, go_on, is_under_way
from portal.search.elastic.connection import reading_answers
from portal.search.elastic.feeding import deliver
from portal.search.elastic.names import names

BETWEEN_WORDS: Final = timedelta(seconds=2)
WAIT: Final = 0.5


def rebuild(*, now: datetime, on_batch: Callable[[int], object] | None = None) -> int:
    """Make the index anew beside the old one; readers go from one to the other in one step.

    Tells how many entries are in it after every few seconds, and at the end. A making that is under
    way is finished instead. Raises EngineDown when the server is away; what was done is kept, and
    the worker goes on.
    """
    total = 0
    with reading_answers():
        names.cache_clear()
        if not is_under_way():
            begin(now=now)
        while not (progress := _step()).is_over:
            total += progress.count
            if on_batch:
                on_batch(total)
        deliver(clock=timezone.now)
    return total + progress.count


def _step() -> Progress:
    """Go on for a few seconds, or wait while the worker does."""
    progress = go_on(clock=timezone.now, until=timezone.now() + BETWEEN_WORDS)
    if progress is not None:
        return progress
    time.sleep(WAIT)
    return Progress("", 0, is_over=not is_under_way())
