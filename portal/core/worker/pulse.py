"""A sign of life that a worker gives every few seconds."""

from __future__ import annotations

import logging
import os
import threading
import time
from pathlib import Path

from django.conf import settings
from django.core.cache import cache

logger = logging.getLogger(__name__)

BEAT_SECONDS = 5
DEAD_AFTER_SECONDS = 60
KEY = "portal-worker-pulse"


def pulse_file() -> Path:
    """Give the file that the worker touches."""
    return Path(settings.VAR) / "worker.pulse"


def schedule_file() -> Path:
    """Give the file in which the worker keeps when its jobs last worked."""
    return Path(settings.VAR) / "worker.jobs.json"


def seconds_since_beat(now: float) -> float | None:
    """Say how long ago a worker was alive; None when there never was one."""
    if settings.HAS_SHARED_CACHE:
        beat_at = cache.get(KEY)
        return None if beat_at is None else now - float(beat_at)
    try:
        return now - pulse_file().stat().st_mtime
    except FileNotFoundError:
        return None


class Pulse:
    """This beats in a thread of its own: a long task is no dead worker."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="pulse", daemon=True)

    def __enter__(self) -> Pulse:
        pulse_file().parent.mkdir(parents=True, exist_ok=True)
        beat()
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop.set()
        self._thread.join(timeout=1)
        pulse_file().unlink(missing_ok=True)

    def _beat(self) -> None:
        while not self._stop.wait(BEAT_SECONDS):
            beat()


def beat() -> None:
    """Touch the file."""
    file = pulse_file()
    file.write_text(f"{os.getpid()}\n")
    now = time.time()
    os.utime(file, (now, now))
    if settings.HAS_SHARED_CACHE:
        try:
            cache.set(KEY, now, timeout=DEAD_AFTER_SECONDS * 60)
        except Exception:  # noqa: BLE001 (each client library has its own errors)
            logger.warning("The shared cache does not answer", extra={"event": "worker-pulse"})
