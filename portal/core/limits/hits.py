"""Count a try and say whether it is one too many."""

from __future__ import annotations

import logging
import math
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.core.cache import caches

from portal.core.limits.file import changed, run
from portal.core.limits.keys import hashed

# The first try opens a window; when it has ended, the next try opens another.
COUNT: Final = """
INSERT INTO hits (name, hits, ends) VALUES (:name, 1, :now + :seconds)
ON CONFLICT (name) DO UPDATE SET
    hits = CASE WHEN ends <= :now THEN 1 ELSE hits + 1 END,
    ends = CASE WHEN ends <= :now THEN excluded.ends ELSE ends END
RETURNING hits, ends
"""
CACHE: Final = "limits"
TURNS: Final = 5
logger = logging.getLogger("portal.limits")


@dataclass(frozen=True)
class Verdict:
    """This says whether a try is within its limit, and after how many seconds to come back."""

    allowed: bool
    retry_after: int = 0


def hit(scope: str, key: str, *, limit: int, per_seconds: int, now: datetime) -> Verdict:
    """Count one try of `key` at `scope`; at most `limit` are allowed within `per_seconds`.

    When nothing can be counted the try is allowed and an error is logged: a visitor in danger must
    not be turned away because a disk is full.
    """
    name, moment = hashed(scope, str(per_seconds), key), now.timestamp()
    try:
        hits, ends = _count(name, per_seconds, moment)
    except (sqlite3.Error, OSError):
        logger.exception("a limit could not be counted", extra={"event": "limit-uncounted"})
        return Verdict(allowed=True)
    if hits <= limit:
        return Verdict(allowed=True)
    logger.warning("a limit was reached", extra={"event": f"limit-{scope}"})
    return Verdict(allowed=False, retry_after=max(1, math.ceil(ends - moment)))


def purge(now: datetime) -> int:
    """Delete counts and kept values whose time has ended; give how many."""
    ended = [now.timestamp()]
    return changed("DELETE FROM hits WHERE ends <= ?", ended) + changed(
        "DELETE FROM kept WHERE ends <= ?", ended
    )


def _count(name: str, per_seconds: int, now: float) -> tuple[int, float]:
    if settings.HAS_SHARED_CACHE:
        try:
            return _count_in_cache(name, per_seconds, now)
        except Exception:  # noqa: BLE001 (each client library has its own; this machine counts on)
            logger.warning("the shared cache does not answer, so this machine counts alone")
    [(hits, ends)] = run(COUNT, {"name": name, "now": now, "seconds": per_seconds})
    return int(hits), float(ends)


def _count_in_cache(name: str, per_seconds: int, now: float) -> tuple[int, float]:
    """Count on the cache that several machines share, by operations that are atomic there.

    Whoever comes first writes when the window ends, and the count carries that end in its name: so
    a count that outlives its window is never looked at again.
    """
    cache = caches[CACHE]
    for _turn in range(TURNS):
        cache.add(f"{name}-ends", now + per_seconds, timeout=per_seconds)
        ends = cache.get(f"{name}-ends")
        if ends is None:
            continue  # it ended this very moment
        if ends <= now:
            cache.delete(f"{name}-ends")
            continue
        counter = f"{name}-{ends}"
        cache.add(counter, 0, timeout=per_seconds + 60)
        try:
            return cache.incr(counter), float(ends)
        except ValueError:  # evicted between the two
            continue
    raise TimeoutError("no window could be opened")
