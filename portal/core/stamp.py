"""One stamp that changes when anything public changes; caches hold what was made under it."""

from __future__ import annotations

import os
import time
from pathlib import Path

from django.conf import settings
from django.core.cache import cache

KEY = "portal-stamp"


def current_stamp() -> str:
    """Give the stamp of this moment: the time of one file, or a shared cache for several machines."""
    if settings.HAS_SHARED_CACHE:
        return str(cache.get(KEY, "0"))
    try:
        return str(os.stat(_file()).st_mtime_ns)
    except FileNotFoundError:
        return "0"


def bump_stamp() -> None:
    """Make everything that was cached stale."""
    if settings.HAS_SHARED_CACHE:
        cache.set(KEY, time.time_ns(), timeout=None)
        return
    path = _file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    os.utime(path, ns=(time.time_ns(), time.time_ns()))


def _file() -> Path:
    return Path(settings.VAR) / "stamp"
