"""Tell other parts of the portal what they asked to be told."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Final

from portal.core import registry
from portal.core.outbox import claims
from portal.core.outbox.models import OutboxEvent

logger = logging.getLogger(__name__)

MOST_IN_A_ROW: Final = 50


class NobodyListens(Exception):
    """Nothing is registered under the name of this event."""


class Messenger:
    """This tells events for one worker."""

    def __init__(self, *, worker: str, clock: Callable[[], datetime]) -> None:
        self._worker = worker
        self._clock = clock

    def deliver(self, *, is_stopping: Callable[[], bool] = lambda: False) -> int:
        """Tell what is due, up to a limit; return how many events were dealt with."""
        if not claims.is_anything_due(OutboxEvent, self._clock()):
            return 0
        told = 0
        while told < MOST_IN_A_ROW and not is_stopping():
            row = claims.claim_next(OutboxEvent, worker=self._worker, now=self._clock())
            if row is None:
                break
            self._tell(row)
            told += 1
        return told

    def _tell(self, row: OutboxEvent) -> None:
        """Call who listens, outside any transaction: they may have to speak to a server."""
        try:
            handler = registry.outbox_events.get(row.name)
            if handler is None:
                raise NobodyListens(row.name)
            handler(row.payload, self._clock())
        except Exception as error:
            extra = {"event": "event-later", "job": row.name, "count": row.tries}
            logger.exception("An event could not be told", extra=extra)
            fault = type(error).__name__[:60]
            claims.try_later(row, worker=self._worker, now=self._clock(), fault=fault)
        except BaseException:  # the worker is told to stop
            claims.cut_short(row, worker=self._worker, now=self._clock())
            raise
        else:
            claims.delivered(row, worker=self._worker, now=self._clock())
