"""Tell a database that is away from a fault of ours, and answer without it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection

# Cannot be opened, read, written or had to oneself. "No such table" has code 1: that is our fault.
SQLITE_AWAY = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PROTOCOL,
    }
)
# PostgreSQL: no more connections, disk full, shut down, crashed, starting up.
POSTGRES_AWAY = frozenset({"53300", "53100", "57P01", "57P02", "57P03"})
CONNECTION_CLASS = "08"


def is_database_away(error: BaseException | None) -> bool:
    """Say whether this error means that the database cannot be reached just now.

    A lock that timed out, a cancelled query or a missing table is none of that.
    """
    if not isinstance(error, (OperationalError, InterfaceError)):
        return False
    cause = error.__cause__
    if cause is None:
        # Django's own words for a connection that went away inside a transaction.
        return isinstance(error, InterfaceError)
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in SQLITE_AWAY
    state = getattr(cause, "sqlstate", None)
    # Without a state the server never answered: refused, timed out, or closed half-way.
    return state is None or state in POSTGRES_AWAY or state.startswith(CONNECTION_CLASS)


def is_in_maintenance() -> bool:
    """Say whether somebody put the portal aside: `touch var/maintenance`."""
    return maintenance_file().exists()


def maintenance_file() -> Path:
    """Give the file whose presence puts the portal aside."""
    return Path(settings.VAR) / "maintenance"


@contextmanager
def database_left_alone() -> Iterator[None]:
    """Refuse every query of this thread at once, so that only what is in memory is used.

    A page that says the database is away must not wait for it again.
    """

    def refuse_to_connect() -> NoReturn:
        raise OperationalError("the database is left alone")

    def refuse(_execute: Callable[..., Any], *_args: Any) -> NoReturn:
        raise OperationalError("the database is left alone")

    connection.connect = refuse_to_connect  # type: ignore[method-assign]  # this thread's only
    try:
        with connection.execute_wrapper(refuse):
            yield
    finally:
        del connection.connect
