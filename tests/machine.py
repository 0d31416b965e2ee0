"""A portal of its own, with real processes that a test may kill."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

CHECKOUT = Path(__file__).parents[1]
PATIENCE = 60


class Machine:
    """This runs `manage.py` in processes of their own, on a database of their own."""

    def __init__(self, folder: Path, **more: str) -> None:
        kept = {name: os.environ[name] for name in ("PATH", "SECRET_KEY", "FIELD_KEYS")}
        self.folder = folder
        self.started: list[subprocess.Popen[str]] = []
        self.environment = {
            **kept,
            "DJANGO_SETTINGS_MODULE": "portal.settings.production",
            "VAR": str(folder),
            "PYTHONPATH": str(CHECKOUT),
            **_database(),
            **more,
        }

    def manage(self, *arguments: str, said: str = "") -> None:
        """Run a command to its end."""
        subprocess.run(
            [sys.executable, "manage.py", *arguments],
            input=said, text=True, cwd=CHECKOUT, env=self.environment, check=True,
            stdout=subprocess.DEVNULL,
        )  # fmt: skip

    def do(self, code: str) -> None:
        """Run a piece of Python in the portal."""
        self.manage("shell", "-v0", said=code)

    def start_worker(self) -> subprocess.Popen[str]:
        """Start a worker; give it back once it works."""
        log = self.folder / f"worker-{len(self.started)}.log"
        with log.open("w") as written:
            process = subprocess.Popen(
                [sys.executable, "manage.py", "run_worker"],
                cwd=CHECKOUT, env=self.environment, stderr=written, text=True,
            )  # fmt: skip
        self.started.append(process)

        def is_at_work() -> bool:
            assert process.poll() is None, log.read_text()[-2000:]
            return "Worker started" in log.read_text()

        self.wait_until(is_at_work)
        return process

    def said(self) -> str:
        """Give what the worker that was started last has logged."""
        return (self.folder / f"worker-{len(self.started) - 1}.log").read_text()

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Ask the database."""
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(sql)
                return list(cursor.fetchall() if cursor.description else [])
        file = self.folder / "portal.sqlite3"
        with closing(sqlite3.connect(file, timeout=20)) as database, database:
            return database.execute(sql).fetchall()

    def wait_until(self, is_so: Callable[[], bool], patience: float = PATIENCE) -> None:
        """Wait until something is so."""
        deadline = time.monotonic() + patience
        while not is_so():
            assert time.monotonic() < deadline, "this took too long"
            time.sleep(0.05)

    def kill(self, process: subprocess.Popen[str]) -> None:
        """End a process without a warning."""
        process.kill()
        process.wait()

    def kill_all(self) -> None:
        """End whatever still runs."""
        for process in self.started:
            self.kill(process)


def _database() -> dict[str, str]:
    """Name the database: on PostgreSQL the one of this test, else a file of the machine's own."""
    if connection.vendor != "postgresql":
        return {}
    values = connection.settings_dict
    host = f"{values['HOST']}:{values['PORT'] or 5432}"
    login = f"{values['USER']}:{values['PASSWORD']}" if values["PASSWORD"] else values["USER"]
    return {"DATABASE_URL": f"postgresql://{login}@{host}/{values['NAME']}"}


@pytest.fixture(scope="session")
def empty_machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Prepare the folder of a portal with nothing in it, once."""
    folder = tmp_path_factory.mktemp("empty")
    if connection.vendor == "sqlite":
        Machine(folder).manage("migrate", "-v0")
    return folder


@pytest.fixture
def machine(
    transactional_db: None, empty_machine: Path, tmp_path: Path, unused_port: int
) -> Iterator[Machine]:
    """Give a machine whose mail goes to the port of `mail_server`; nothing listens there yet."""
    folder = tmp_path / "var"
    shutil.copytree(empty_machine, folder)
    made = Machine(folder, EMAIL_URL=f"smtp://127.0.0.1:{unused_port}")
    yield made
    made.kill_all()
