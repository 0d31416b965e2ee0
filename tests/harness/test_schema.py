"""The kept schema is the one that migrations make."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from django.conf import settings
from django.core.management.commands import migrate
from django.db import connection

from tests.elsewhere import CHECKOUT, as_setting, start_elsewhere
from tests.schema import KeptSchema, fingerprint, migration_files

SCHEMA = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2"
APPLIED = "SELECT app, name FROM django_migrations ORDER BY id"


@pytest.fixture(autouse=True)
def _is_sqlite() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite's schema is kept")


@pytest.mark.slow
@pytest.mark.django_db
def test_tests_run_on_what_all_migrations_make(tmp_path):
    file = tmp_path / "new.sqlite3"
    made = start_elsewhere(
        "manage.py", "migrate", "--verbosity=0",
        database=f"sqlite:///{file}", var=tmp_path, keys=as_setting(settings.FIELD_KEYS),
    )  # fmt: skip
    _said, wrong = made.communicate()
    assert made.returncode == 0, wrong
    with closing(sqlite3.connect(file)) as new:
        for asked in (SCHEMA, APPLIED):
            with connection.cursor() as cursor:
                assert cursor.execute(asked).fetchall() == new.execute(asked).fetchall()


def test_one_changed_line_names_another_schema(tmp_path):
    files = [tmp_path / "0001_initial.py", tmp_path / "0002_more.py"]
    for file in files:
        file.write_text("operations = []\n")
    before = fingerprint(files)
    assert fingerprint(reversed(files)) == before
    files[1].write_text("operations = [1]\n")
    assert fingerprint(files) not in {before, fingerprint(files[:1])}


def test_what_migrations_import_counts():
    ours = ("portal/core/audit/operations.py", "portal/search/engines/sqlite.py")
    assert {CHECKOUT / name for name in ours} <= set(migration_files())


@pytest.mark.django_db
def test_it_stands_by_once(tmp_path, monkeypatch):
    # Without a kept schema it goes on waiting, for the end of `migrate`: not here.
    monkeypatch.setattr(migrate, "emit_post_migrate_signal", migrate.emit_post_migrate_signal)
    own = connection.prepare_database
    kept = KeptSchema(tmp_path, "key")
    kept.stand_by()
    assert connection.prepare_database != own
    connection.prepare_database()
    assert connection.prepare_database == own
