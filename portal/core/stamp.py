"""One stamp that changes when anything public changes; caches hold what was made under it."""

from __future__ import annotations

import logging
import os
import time
from contextlib import suppress
from pathlib import Path
from threading import Event
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.db import transaction

from portal.core.owed_stamps import note_owed, pay_owed

KEY = "portal-stamp"
logger = logging.getLogger("portal.stamp")
_was_away = Event()  # this process found no shared cache when it asked last


def current_stamp() -> str:
    """Give the stamp of this moment: the time of one file, or the cache several machines share.

    Take it before reading from the database, never after: what is read then is at least as new.
    """
    if settings.HAS_SHARED_CACHE:
        return _shared_stamp()
    try:
        return str(_file().stat().st_mtime_ns)
    except FileNotFoundError:
        return "0"


def bump_stamp() -> None:
    """Make everything that was cached stale: now, and again once the transaction is committed.

    Now, so that the same transaction reads its own changes; again, because another request may
    meanwhile have kept what it read before the commit.
    """
    _bump()
    if transaction.get_connection().in_atomic_block:
        transaction.on_commit(_bump)


def pay_owed_stamps() -> int:
    """Tell the shared cache what it missed while it was away; give how many changes that were.

    It stays owed as long as the cache does not answer.
    """
    paid = 0
    with suppress(Exception):  # each client library has its own errors; the next turn tries again
        paid = pay_owed(_tell_shared)
    return paid


def _bump() -> None:
    if settings.HAS_SHARED_CACHE:
        _bump_shared()
        return
    path = _file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    # Named to the nanosecond: the file system's own clock ticks only every few milliseconds.
    moment = _later_than(path.stat().st_mtime_ns)
    os.utime(path, ns=(moment, moment))


def _later_than(last: int) -> int:
    """Give this moment, or one just after the last stamp when the clock was set back."""
    return max(time.time_ns(), last + 1)


def _shared_stamp() -> str:
    try:
        stamp = cache.get(KEY)
        if _was_away.is_set():
            # Before anything kept is shown again: it may be from before a change.
            pay_owed(_tell_shared)
            _was_away.clear()
            stamp = cache.get(KEY)
        if stamp is None:
            # Never the same again after the cache lost it: old entries would come back to life.
            cache.add(KEY, uuid4().hex, timeout=None)
            stamp = cache.get(KEY)
    except Exception:  # noqa: BLE001 (each client library has its own errors; pages must not fall)
        logger.warning("the shared cache does not answer, so nothing is cached")
        _was_away.set()
        stamp = None
    return str(stamp if stamp is not None else f"alone-{uuid4().hex}")


def _bump_shared() -> None:
    try:
        _tell_shared()
    except Exception:  # publishing must not fail because the cache is away
        logger.exception("the shared cache could not be told that pages changed")
        note_owed()


def _tell_shared() -> None:
    cache.set(KEY, uuid4().hex, timeout=None)


def _file() -> Path:
    return Path(settings.VAR) / "stamp"
