"""The schema of SQLite, as every migration made it, kept until one of them changes.

Running all migrations takes twenty seconds, before the first test with a database. What they made
is kept in pytest's cache and put into the next run's own database; `migrate` then finds nothing
left to do and goes on as ever. A fresh checkout runs them all, and so does PostgreSQL.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import django
import pytest
from django.apps import apps
from django.core.management.commands import migrate
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection

IMPORTED = re.compile(r"^(?:from|import) (portal[\w.]*)", re.MULTILINE)


class KeptSchema:
    """This stands by once: at the first `migrate` of a run."""

    def __init__(self, folder: Path, key: str) -> None:
        self.file = folder / f"{key}.sqlite3"
        self._patch = pytest.MonkeyPatch()

    def stand_by(self) -> None:
        """Wait for `migrate`, which has its database prepared before it looks at it."""
        self._patch.setattr(connection, "prepare_database", self._before)

    def _before(self) -> None:
        self._patch.undo()
        if not self.file.exists():
            self._patch.setattr(migrate, "emit_post_migrate_signal", self._after)
            return
        connection.ensure_connection()
        with closing(sqlite3.connect(self.file)) as kept:
            kept.backup(connection.connection)

    def _after(self, *args: Any, **kwargs: Any) -> None:
        """Keep what the migrations made; what apps add to it now, they add in every run."""
        self._patch.undo()
        for old in self.file.parent.glob("*.sqlite3"):
            old.unlink(missing_ok=True)
        new = self.file.with_suffix(f".{id(self)}")
        with closing(sqlite3.connect(new)) as kept:
            connection.connection.backup(kept)
        new.replace(self.file)
        emit_post_migrate_signal(*args, **kwargs)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, request: pytest.FixtureRequest
) -> None:
    """Stand by before the database of this run is made."""
    cache = getattr(request.config, "cache", None)  # none with -p no:cacheprovider
    if connection.vendor == "sqlite" and cache:
        KeptSchema(cache.mkdir("schema"), fingerprint(migration_files())).stand_by()


def migration_files() -> Iterator[Path]:
    """Walk the migrations of every app, and what they import of ours."""
    names = set()
    for config in apps.get_app_configs():
        for file in Path(config.path, "migrations").glob("*.py"):
            yield file
            names.update(IMPORTED.findall(file.read_text()))
    for name in names:
        spec = find_spec(name)
        if spec and spec.origin:
            file = Path(spec.origin)
            yield from file.parent.glob("*.py") if file.name == "__init__.py" else [file]


def fingerprint(files: Iterable[Path]) -> str:
    """Name a schema after all that decides about it."""
    told = sha256(f"{django.VERSION} {sqlite3.sqlite_version}".encode())
    for file in sorted(set(files)):
        told.update(f"\n{file}\n".encode() + file.read_bytes())
    return told.hexdigest()[:32]
