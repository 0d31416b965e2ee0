"""Where pages are kept: in this process within a number of bytes, and in the shared cache."""

from __future__ import annotations

import logging
from collections import OrderedDict
from functools import lru_cache
from threading import Lock
from typing import Final

from django.conf import settings
from django.core.cache import cache

from portal.core.page_cache.entry import Entry
from portal.core.page_cache.keys import Address, Key, shared_name

LARGEST_PART: Final = 8  # one page takes at most an eighth of the whole
MOST_ADDRESSES: Final = 10_000
logger = logging.getLogger("portal.page_cache")


class PageStore:
    """This keeps the pages asked for last, all made under one stamp; several threads use it."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._stamp = ""
        self._entries: OrderedDict[Key, Entry] = OrderedDict()
        self._parameters: dict[Address, frozenset[str]] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._entries)

    def parameters(self, address: Address) -> frozenset[str]:
        """Give the query parameters that the view of an address is known to look at."""
        return self._parameters.get(address, frozenset())

    def get(self, key: Key, *, stamp: str, now: float) -> Entry | None:
        """Give a page made under this stamp and still true, or None."""
        with self._lock:
            entry = self._entries.get(key) if stamp == self._stamp else None
            if entry is None:
                return None
            if entry.until <= now:
                self._drop(key)
                return None
            self._entries.move_to_end(key)
            return entry

    def put(self, key: Key, entry: Entry, *, stamp: str, parameters: frozenset[str]) -> None:
        """Keep a page, letting go of those that nobody asked for the longest."""
        with self._lock:
            self._turn_to(stamp)
            if entry.size * LARGEST_PART > self.most_bytes:
                return
            self._drop(key)
            self._entries[key] = entry
            self.bytes += entry.size
            while self.bytes > self.most_bytes:
                self._drop(next(iter(self._entries)))
            if parameters and len(self._parameters) < MOST_ADDRESSES:
                self._parameters[key[0]] = parameters

    def _turn_to(self, stamp: str) -> None:
        """Let go of everything made under another stamp."""
        if stamp != self._stamp:
            self._entries.clear()
            self._parameters.clear()
            self.bytes = 0
            self._stamp = stamp

    def _drop(self, key: Key) -> None:
        entry = self._entries.pop(key, None)
        if entry is not None:
            self.bytes -= entry.size


@lru_cache(maxsize=1)
def page_store() -> PageStore:
    """Give the store of this process."""
    return PageStore(settings.PAGE_CACHE_BYTES)


def shared_get(key: Key, *, stamp: str, now: float) -> Entry | None:
    """Give a page that another process or machine made."""
    try:
        plain = cache.get(shared_name(key, stamp))
        entry = Entry.from_plain(plain) if plain else None
    except Exception:  # noqa: BLE001 (each client library has its own errors; pages must not fall)
        logger.warning("the shared cache does not answer, so the page is made afresh")
        return None
    return entry if entry is not None and entry.until > now else None


def shared_put(key: Key, entry: Entry, *, stamp: str, now: float) -> None:
    """Let other processes and machines have a page."""
    try:
        cache.set(shared_name(key, stamp), entry.as_plain(), timeout=max(1, entry.until - now))
    except Exception:  # noqa: BLE001 (as above)
        logger.warning("the shared cache does not answer, so the page stays here")
