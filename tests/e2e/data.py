"""Data for servers: prepared once a run as `make start` prepares it, then copied per server."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from scripts.keys import ensure_keys
from tests.components import is_postgres
from tests.e2e.server import Server, environment


@dataclass(frozen=True)
class Database:
    """This is a database of one name: a file in the data folder, or one in the given PostgreSQL."""

    name: str
    var: Path

    @property
    def url(self) -> str:
        """Give its DATABASE_URL."""
        if not is_postgres():
            return f"sqlite:///{self.var / 'portal.sqlite3'}"
        server = urlsplit(os.environ["DATABASE_URL"])
        return urlunsplit(server._replace(path=f"/{self._full_name}"))

    @property
    def _full_name(self) -> str:
        run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or str(os.getpid())
        return f"portal_e2e_{run[:12]}_{self.name}"

    def create(self, copied_from: Database | None = None) -> None:
        """Make it, empty or as a copy; the copy of a file comes with its folder."""
        like = f' TEMPLATE "{copied_from._full_name}"' if copied_from else ""
        self._tell(f'CREATE DATABASE "{self._full_name}"{like}')

    def drop(self) -> None:
        """Take it away."""
        self._tell(f'DROP DATABASE IF EXISTS "{self._full_name}" WITH (FORCE)')

    @staticmethod
    def _tell(statement: str) -> None:
        if is_postgres():
            with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
                connection.execute(statement)


@contextmanager
def copied_data(folder: Path, name: str) -> Iterator[tuple[Path, Database]]:
    """Give a data folder and a database of that name, copies of what the run prepared once."""
    var = folder / name
    database = Database(name, var)
    with _turn(folder) as users:
        prepared = _prepared(folder)
        _copy(prepared.var, var)
        database.create(copied_from=prepared)
        users.write_text(str(int(users.read_text() or "0") + 1))
    try:
        yield var, database
    finally:
        database.drop()
        shutil.rmtree(var, ignore_errors=True)
        with _turn(folder) as users:
            users.write_text(str(int(users.read_text()) - 1))
            if users.read_text() == "0":
                prepared.drop()
                shutil.rmtree(prepared.var)


@contextmanager
def _turn(folder: Path) -> Iterator[Path]:
    """Let one worker at a time prepare, copy or tidy; gives the file that counts the users."""
    with (folder / "users.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        users = folder / "users"
        users.touch()
        yield users


def _prepared(folder: Path) -> Database:
    database = Database("prepared", folder / "prepared")
    if not database.var.exists():
        database.var.mkdir()
        database.create()
        ensure_keys(database.var, {})
        Server(8000, environment(database.var, 8000, database.url)).prepare()
    return database


def _copy(source: Path, target: Path) -> None:
    """Copy a data folder; static files never change, so they are shared."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("static"))
    (target / "static").symlink_to(source / "static")
