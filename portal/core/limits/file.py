"""One small SQLite file that every process on this machine counts in.

It is apart from the portal's database, so a count never waits behind a transaction, and losing it
loses nothing but counts.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from django.conf import settings

BUSY_SECONDS: Final = 5
TABLES: Final = """
CREATE TABLE IF NOT EXISTS hits (
    name TEXT PRIMARY KEY, hits INTEGER NOT NULL, ends REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS kept (
    name TEXT PRIMARY KEY, value TEXT NOT NULL, ends REAL
) WITHOUT ROWID;
"""
_local = threading.local()


def limits_file() -> Path:
    """Give the path of the file."""
    return Path(settings.VAR) / "limits.sqlite3"


def run(statement: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[Any]:
    """Run one statement, which commits by itself, and give its rows."""
    try:
        return _connection().execute(statement, values).fetchall()
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and not _is_lost(error):
            raise
        _start_again(damaged=not isinstance(error, sqlite3.OperationalError))
        return _connection().execute(statement, values).fetchall()


def changed(statement: str, values: Sequence[Any] = ()) -> int:
    """Run one statement and give how many rows it changed."""
    return len(run(f"{statement} RETURNING 1", values))


def _is_lost(error: sqlite3.OperationalError) -> bool:
    """Say whether the file was taken away or emptied under an open connection."""
    text = str(error)
    return "no such table" in text or "disk I/O error" in text or "readonly" in text


def _connection() -> sqlite3.Connection:
    """Give this thread's connection, opened anew after a fork or when the file is another one."""
    path = limits_file()
    mark = (os.getpid(), str(path), _inode(path))
    if getattr(_local, "mark", None) != mark or mark[2] == 0:
        _close()
        _local.connection = _open(path)
        _local.mark = (mark[0], mark[1], _inode(path))
    connection: sqlite3.Connection = _local.connection
    return connection


def _inode(path: Path) -> int:
    try:
        return path.stat().st_ino
    except FileNotFoundError:
        return 0


def _open(path: Path) -> sqlite3.Connection:
    """Open the file, making it when it is not there; several processes may do so at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    last_try = 10
    for turn in range(last_try + 1):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=OFF")  # after a power cut counts may start anew
            connection.executescript(TABLES)
            break
        except sqlite3.OperationalError:  # another process is changing the journal's mode
            if turn == last_try:
                connection.close()
                raise
            time.sleep(0.02 * (turn + 1))
    return connection


def _start_again(*, damaged: bool) -> None:
    """Let go of the connection; of a damaged file as well, it held counts only."""
    _close()
    if damaged:
        path = limits_file()
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def _close() -> None:
    connection = getattr(_local, "connection", None)
    _local.mark = _local.connection = None
    # A connection inherited by a fork belongs to the parent: closing it here would take its locks.
    if connection is not None and getattr(_local, "pid", None) == os.getpid():
        connection.close()
    _local.pid = os.getpid()
