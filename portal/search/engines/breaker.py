"""A circuit breaker: a server that does not answer is left alone for a while. Pure."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final

OPENS_AFTER: Final = 2  # failures in a row: one may have been bad luck
OPEN_SECONDS: Final = 30.0


class Breaker:
    """This says whether a server is to be asked; threads of one process share it.

    Closed, everybody asks. After failures in a row it is open and nobody does. When the time is
    over one asks for all: if there is an answer it is closed, if not it stays open as long again.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._open_until: float | None = None

    @property
    def is_open(self) -> bool:
        """Say whether the server is being left alone."""
        return self._open_until is not None

    def lets_through(self) -> bool:
        """Say whether this caller may ask; who may must tell how it went."""
        with self._lock:
            if self._open_until is None:
                return True
            if self._clock() < self._open_until:
                return False
            # Others keep away while this one asks; should it never tell, another may later.
            self._open_until = self._clock() + OPEN_SECONDS
            return True

    def answered(self) -> bool:
        """Note an answer; say whether the server was given up before."""
        with self._lock:
            was_open = self._open_until is not None
            self._failures, self._open_until = 0, None
            return was_open

    def failed(self) -> bool:
        """Note a failure; say whether the server is given up by this one."""
        with self._lock:
            self._failures += 1
            if self._failures < OPENS_AFTER:
                return False
            was_open = self._open_until is not None
            self._open_until = self._clock() + OPEN_SECONDS
            return not was_open
