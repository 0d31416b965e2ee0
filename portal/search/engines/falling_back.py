"""Two engines as one: the second answers whenever the first cannot."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from portal.search.engines.base import Engine, Matches, Scope, Wanted
from portal.search.engines.breaker import Breaker
from portal.search.exceptions import EngineDown

logger = logging.getLogger(__name__)
Answer = TypeVar("Answer")


class FallingBack:
    """This asks one engine, and another when that one gives no answer in time."""

    def __init__(self, first: Engine, second: Engine, *, breaker: Breaker | None = None) -> None:
        self.name = first.name
        self.breaker = breaker or Breaker()
        self._first = first
        self._second = second

    def match(self, wanted: Wanted) -> Matches:
        """Find what is wanted; the answer names the engine that gave it."""
        return self._ask(lambda engine: replace(engine.match(wanted), engine=engine.name))

    def begin_with(self, text: str, scope: Scope, count: int) -> list[int]:
        """List the entries whose names hold words that begin like these."""
        return self._ask(lambda engine: engine.begin_with(text, scope, count))

    def _ask(self, question: Callable[[Engine], Answer]) -> Answer:
        if self.breaker.lets_through():
            try:
                answer = question(self._first)
            except EngineDown as fault:
                self._note(fault)
            else:
                if self.breaker.answered():
                    logger.info("The search server is back", extra={"event": "search-back"})
                return answer
        return question(self._second)

    def _note(self, fault: EngineDown) -> None:
        """Count a failure; say in the log only that the server is given up, and by what error."""
        if self.breaker.failed():
            extra = {"event": "search-away", "job": type(fault.__cause__ or fault).__name__}
            logger.warning("The search server is away; the database answers", extra=extra)
