"""Carry letters to the mail server: one at a time, many on one connection.

No database lock is held while the server is spoken to. Nobody can know whether a letter was taken
that a worker had in hand when it died, so it is sent once more, with the same Message-ID; and not
before a worker has lived for a while: one that dies again and again would send it as often.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from portal.core.outbox import claims
from portal.core.outbox.backoff import pause_after
from portal.core.outbox.letters import letter
from portal.core.outbox.models import OutboxMail
from portal.core.outbox.transport import transport
from portal.core.outbox.verdicts import Meaning, Verdict, verdict_on

logger = logging.getLogger(__name__)

MOST_IN_A_ROW: Final = 20  # tasks and recurring jobs wait meanwhile
STEADY_AFTER: Final = timedelta(seconds=30)
SICK_AFTER: Final = 2  # so many letters in a row that a fresh connection could not carry

Clock = Callable[[], datetime]


class Away(Exception):
    """This mail server cannot be reached, or takes nothing from anybody."""


class Postman:
    """This carries letters for one worker, and remembers when the server was found away."""

    def __init__(self, *, worker: str, clock: Clock) -> None:
        self._worker = worker
        self._clock = clock
        self._steady_from = clock() + STEADY_AFTER
        self._failures = 0
        self._quiet_until = datetime.min.replace(tzinfo=UTC)

    def deliver(self, *, is_stopping: Callable[[], bool] = lambda: False) -> int:
        """Send what is due, up to a limit; return how many letters were dealt with."""
        now = self._clock()
        is_steady = now >= self._steady_from
        if now < self._quiet_until or not claims.is_anything_due(
            OutboxMail, now, is_steady=is_steady
        ):
            return 0
        round_ = Round(worker=self._worker, clock=self._clock, is_steady=is_steady)
        try:
            round_.walk(is_stopping)
        except Away as away:
            self._pause(away)
        else:
            self._failures = 0
        return round_.dealt_with

    def _pause(self, why: Away) -> None:
        """Leave the server alone for a while; no letter's tries are counted for that."""
        self._failures += 1
        self._quiet_until = self._clock() + pause_after(self._failures)
        extra = {"event": "mail-away", "count": self._failures}
        logger.warning("The mail server is away", extra=extra, exc_info=why)


class Round:
    """This is one walk to the mail server."""

    def __init__(self, *, worker: str, clock: Clock, is_steady: bool) -> None:
        self.dealt_with = 0
        self._worker = worker
        self._clock = clock
        self._is_steady = is_steady
        self._line: Any = None
        self._is_fresh = True  # the line has carried nothing yet
        self._troubled: list[OutboxMail] = []

    def walk(self, is_stopping: Callable[[], bool]) -> None:
        """Send letter after letter; Away when there is nobody to give them to.

        A stop that cuts this short leaves the line as it is: saying goodbye to a server that hangs
        takes longer than a stop may.
        """
        self._open()
        for _n in range(MOST_IN_A_ROW):
            row = None if is_stopping() else self._next()
            if row is None:
                break
            self._carry(row)
        self._hang_up()

    def _next(self) -> OutboxMail | None:
        now = self._clock()
        return claims.claim_next(
            OutboxMail, worker=self._worker, now=now, is_steady=self._is_steady
        )

    def _carry(self, row: OutboxMail) -> None:
        try:
            letter(row, self._line).send()
        except Exception as error:  # noqa: BLE001 (whatever it is, the next letter is not at fault)
            self._not_taken(row, verdict_on(error))
        except BaseException:  # the worker is told to stop
            claims.cut_short(row, worker=self._worker, now=self._clock())
            raise
        else:
            claims.delivered(row, worker=self._worker, now=self._clock())
            self.dealt_with += 1
            self._is_fresh = False
            self._troubled.clear()

    def _not_taken(self, row: OutboxMail, verdict: Verdict) -> None:
        values: dict[str, Any] = {"worker": self._worker, "now": self._clock()}
        match verdict.meaning:
            case Meaning.REFUSED:
                self.dealt_with += 1
                claims.failed(row, fault=verdict.fault, **values)
            case Meaning.LATER:
                self.dealt_with += 1
                claims.try_later(row, fault=verdict.fault, **values)
            case Meaning.TROUBLE if not self._is_fresh:
                # Many servers take so many letters a connection and no more.
                claims.put_back(row, **values)
                self._reopen()
            case Meaning.TROUBLE:
                claims.try_later(row, fault=verdict.fault, **values)
                self._find_out_who_is_at_fault(row)

    def _find_out_who_is_at_fault(self, row: OutboxMail) -> None:
        """Try the next letter: if that one goes, it was the letter; if not, it is the server."""
        self._troubled.append(row)
        try:
            self._reopen()
            if len(self._troubled) >= SICK_AFTER:
                self._hang_up()
                raise Away
        except Away:
            for troubled in self._troubled:
                claims.bring_forward(troubled, now=self._clock())
            raise

    def _open(self) -> None:
        try:
            self._line = transport()
            self._line.open()
        except Exception as error:  # refused, timed out, not let in, a folder that is not ours
            raise Away from error
        self._is_fresh = True

    def _reopen(self) -> None:
        self._hang_up()
        self._open()

    def _hang_up(self) -> None:
        with suppress(OSError):
            self._line.close()
