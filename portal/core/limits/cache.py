"""A cache in the limits' file: small values that every process on this machine must agree on."""

from __future__ import annotations

import json
import logging
import sqlite3
import time
from typing import Any, Final

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

from portal.core.limits.file import run
from portal.core.limits.keys import hashed

# A value whose time has ended counts as absent.
GET: Final = "SELECT value FROM kept WHERE name = :name AND (ends IS NULL OR ends > :now)"
SET: Final = """
INSERT INTO kept (name, value, ends) VALUES (:name, :value, :ends)
ON CONFLICT (name) DO UPDATE SET value = excluded.value, ends = excluded.ends
"""
ADD: Final = SET + "WHERE ends <= :now RETURNING 1"
TOUCH: Final = """
UPDATE kept SET ends = :ends
WHERE name = :name AND (ends IS NULL OR ends > :now) RETURNING 1
"""
DELETE: Final = """
DELETE FROM kept WHERE name = :name AND (ends IS NULL OR ends > :now) RETURNING 1
"""
INCREASE: Final = """
UPDATE kept SET value = CAST(value AS INTEGER) + :by
WHERE name = :name AND (ends IS NULL OR ends > :now) RETURNING CAST(value AS INTEGER)
"""
Rows = list[tuple[Any, ...]]
logger = logging.getLogger("portal.limits")


class SharedFileCache(BaseCache):
    """This cache is for limits that others count, such as those of the sign-in.

    Values are JSON and nothing else: what is read back can never run. Names are hashed, because
    they hold addresses. When the file cannot be used (a full disk) it behaves like an empty cache,
    and says so in the log: nobody is turned away for it.
    """

    def __init__(self, _location: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def add(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Keep a value unless there is one; say whether it was kept."""
        row = self._row(key, version, value=json.dumps(value), ends=self._ends(timeout))
        return bool(_try(ADD, row, otherwise=[(1,)]))

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """Give a value, or the default."""
        found = _try(GET, self._row(key, version), otherwise=[])
        return json.loads(found[0][0]) if found else default

    def set(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        """Keep a value."""
        row = self._row(key, version, value=json.dumps(value), ends=self._ends(timeout))
        _try(SET, row, otherwise=[])

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Let a value end later or earlier; say whether there was one."""
        return bool(_try(TOUCH, self._row(key, version, ends=self._ends(timeout)), otherwise=[]))

    def delete(self, key: Any, version: int | None = None) -> bool:
        """Forget a value; say whether there was one."""
        return bool(_try(DELETE, self._row(key, version), otherwise=[]))

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """Add to a number in one step; ValueError when there is none."""
        found = _try(INCREASE, self._row(key, version, by=delta), otherwise=[])
        if not found:
            raise ValueError(f"Key {key!r} not found")
        return int(found[0][0])

    def has_key(self, key: Any, version: int | None = None) -> bool:
        """Say whether there is a value; None is one."""
        missing = object()
        return self.get(key, missing, version) is not missing

    def clear(self) -> None:
        """Forget every value."""
        _try("DELETE FROM kept", {}, otherwise=[])

    def _row(self, key: Any, version: int | None, **values: Any) -> dict[str, Any]:
        name = hashed(self.make_and_validate_key(key, version=version))
        return {"name": name, "now": time.time(), **values}

    def _ends(self, timeout: Any) -> float | None:
        """Give when a value ends, None for never; a past moment for a time of nothing."""
        return self.get_backend_timeout(timeout)


def _try(statement: str, values: dict[str, Any], *, otherwise: Rows) -> Rows:
    try:
        return run(statement, values)
    except (sqlite3.Error, OSError):
        logger.exception("a limit could not be counted", extra={"event": "limit-uncounted"})
        return otherwise
