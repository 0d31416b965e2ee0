"""Hosts for backups to leave and to come to: a folder and a database each, never the test's own.

They stand on the same kind of database as the tests. Making one from nothing takes seconds, so
the kinds that are asked for again are made once and copied.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection

CHECKOUT = Path(__file__).resolve().parents[1]
KEYS = "id1:" + bytes(range(32)).hex()
SECRET = "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz"
SETUP = "import django\ndjango.setup()\n"


@dataclass(frozen=True)
class Host:
    """This is one host: `manage` runs a command on it, `python` a few lines of code."""

    var: Path
    database: str = ""  # its name on the server; SQLite's is a file of the folder
    field_keys: str = KEYS

    @property
    def environment(self) -> dict[str, str]:
        url = server_url(self.database) if self.database else ""
        return {
            **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
            "DJANGO_SETTINGS_MODULE": "portal.settings.dev",  # static files from their sources
            "PYTHONPATH": str(CHECKOUT),
            "SECRET_KEY": SECRET,
            "FIELD_KEYS": self.field_keys,
            "DEMO": "1",
            "VAR": str(self.var),
            "DATABASE_URL": url,
        }

    def start(self, *command: str) -> subprocess.Popen[str]:
        """Start a program on this host."""
        return subprocess.Popen(
            [sys.executable, *command],
            cwd=CHECKOUT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a program to its end."""
        process = self.start(*command)
        out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(command, process.returncode, out, err)

    def manage(self, *arguments: str) -> str:
        """Run a command that works."""
        done = self.run("manage.py", *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def refused(self, *arguments: str) -> str:
        """Run a command that refuses, and give the one sentence in which it does."""
        done = self.run("manage.py", *arguments)
        assert done.returncode == 1, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done.stderr.strip().splitlines()[-1].removeprefix("CommandError: ")

    def script(self, code: str) -> list[str]:
        """Give the command that runs a few lines of code with the portal set up."""
        return ["-c", SETUP + textwrap.dedent(code)]

    def run_code(self, code: str) -> str:
        """Run a few lines of code, and give what they print."""
        done = self.run(*self.script(code))
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def python(self, code: str) -> Any:
        """Run a few lines of code, and give what the last line that they print says in JSON."""
        return json.loads(self.run_code(code).splitlines()[-1])

    def copied(self, folder: Path, database: str) -> Host:
        """Make another host just like this one."""
        shutil.copytree(self.var, folder)
        if self.database:
            on_server(f"CREATE DATABASE {database} TEMPLATE {self.database}")
        return replace(self, var=folder, database=database if self.database else "")


def server_url(database: str) -> str:
    """Give the address of a database on the server of the tests."""
    at = connection.settings_dict
    person = f"{at['USER']}:{at['PASSWORD']}" if at["PASSWORD"] else at["USER"]
    host = quote(at["HOST"] or "localhost", safe="")  # it may be the folder of a socket
    return f"postgresql://{person}@{host}:{at['PORT'] or 5432}/{database}"


def on_server(statement: str) -> None:
    """Tell the server something about its databases."""
    with psycopg.connect(server_url("postgres"), autocommit=True) as server:
        server.execute(statement)


class Hosts:
    """This makes hosts: empty ones, migrated ones, and ones with four partnerships."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._databases: list[str] = []
        self._kinds: dict[str, Host] = {}

    def make(self, kind: str) -> Host:
        """Make a host of a kind."""
        if kind == "empty":
            return self._empty()
        if kind not in self._kinds:
            before = {"migrated": "empty", "loaded": "migrated"}[kind]
            host = self.make(before)
            host.manage("migrate" if kind == "migrated" else "load_packs", "--verbosity", "0")
            self._kinds[kind] = host
        return self.copy(self._kinds[kind])

    def copy(self, host: Host) -> Host:
        """Make a copy of a host."""
        folder, database = self._next()
        return host.copied(folder, database)

    def scrap(self) -> None:
        """Drop every database that was made."""
        for database in self._databases:
            on_server(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")

    def _empty(self) -> Host:
        folder, database = self._next()
        folder.mkdir(mode=0o700)
        if database:
            on_server(f"CREATE DATABASE {database}")
        return Host(folder, database)

    def _next(self) -> tuple[Path, str]:
        number = len(list(self._folder.iterdir()))
        folder = self._folder / f"host-{number}"
        if connection.vendor != "postgresql":
            return folder, ""
        database = f"portal_host_{os.getpid()}_{number}"
        self._databases.append(database)
        return folder, database


@pytest.fixture(scope="session")
def hosts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosts]:
    """Keep what hosts are copied from until the last test."""
    made = Hosts(tmp_path_factory.mktemp("hosts"))
    yield made
    made.scrap()


@pytest.fixture
def host(hosts: Hosts) -> Callable[[str], Host]:
    """Give a function: `host("loaded")` is a host of one's own."""
    return hosts.make
