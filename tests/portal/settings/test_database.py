"""SQLite is a real database here: several processes write, and each waits its turn."""

from __future__ import annotations

import threading
import time

import pytest
from django.db import OperationalError, transaction
from django.db.backends.sqlite3.base import DatabaseWrapper

from portal.settings.database import SQLITE, database_settings


@pytest.fixture
def connect(tmp_path, django_db_blocker):
    """Give a function that opens the same file again, with the portal's settings."""
    opened = []

    def open_(**options):
        config = database_settings({"ENGINE": SQLITE, "NAME": str(tmp_path / "portal.sqlite3")})
        config["OPTIONS"] |= options
        defaults = {"TIME_ZONE": None, "AUTOCOMMIT": True, "ATOMIC_REQUESTS": False}
        defaults |= {"CONN_HEALTH_CHECKS": False, "TEST": {}}
        made = DatabaseWrapper({**defaults, **config}, alias=f"file-{len(opened)}")
        made.inc_thread_sharing()
        opened.append(made)
        return made

    with django_db_blocker.unblock():  # these files are the test's own
        yield open_
        for made in opened:
            made.close()


def ask(connection, statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


def test_a_file_is_opened_as_decided(connect):
    database = connect()
    assert ask(database, "PRAGMA journal_mode") == "wal"
    assert ask(database, "PRAGMA busy_timeout") == 20_000
    assert ask(database, "PRAGMA synchronous") == 1
    assert ask(database, "PRAGMA foreign_keys") == 1
    assert database.transaction_mode == "IMMEDIATE"
    assert database.settings_dict["CONN_MAX_AGE"] is None


def test_the_portals_own_database_has_these_settings(settings):
    configured = settings.DATABASES["default"]
    if configured["ENGINE"] != SQLITE:
        assert configured["CONN_HEALTH_CHECKS"] is True
        return
    assert configured["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert configured["OPTIONS"]["timeout"] == 20
    assert configured["CONN_MAX_AGE"] is None


def test_postgresql_survives_a_restart_of_its_server():
    config = database_settings(
        {"ENGINE": "django.db.backends.postgresql", "OPTIONS": {"sslmode": "require"}}
    )
    assert config["CONN_HEALTH_CHECKS"] is True
    assert config["OPTIONS"] == {"connect_timeout": 5, "sslmode": "require"}


class Slow(threading.Thread):
    """This holds a write transaction open for a while."""

    def __init__(self, database, seconds):
        super().__init__()
        self.database, self.seconds = database, seconds
        self.began = threading.Event()

    def run(self):
        with _atomic(self.database):
            _insert(self.database, 1)
            self.began.set()
            time.sleep(self.seconds)


def _atomic(database):
    from django.db import connections  # the wrapper is looked up by its alias

    connections.settings.setdefault(database.alias, database.settings_dict)
    connections[database.alias] = database
    return transaction.atomic(using=database.alias)


def _insert(database, number):
    with database.cursor() as cursor:
        cursor.execute("INSERT INTO t VALUES (%s)", [number])


@pytest.fixture
def table(connect):
    database = connect()
    with database.cursor() as cursor:
        cursor.execute("CREATE TABLE t (n INTEGER)")
    return database


def test_a_write_waits_behind_anothers_transaction(connect, table):
    slow = Slow(connect(), 1.5)
    slow.start()
    slow.began.wait(5)
    started = time.monotonic()
    with _atomic(table):
        _insert(table, 2)
    waited = time.monotonic() - started
    slow.join()
    assert 1.0 < waited < 10
    assert ask(table, "SELECT group_concat(n) FROM (SELECT n FROM t ORDER BY n)") == "1,2"


def test_a_read_does_not_wait(connect, table):
    slow = Slow(connect(), 0.6)
    slow.start()
    slow.began.wait(5)
    started = time.monotonic()
    assert ask(table, "SELECT count(*) FROM t") == 0
    assert time.monotonic() - started < 0.4
    slow.join()


def test_read_then_write_waits_instead_of_failing_half_way(connect, table):
    """With deferred transactions this is "database is locked" at once: see the control."""
    assert _read_then_write_beside_another(connect, table) == "1,2"


def test_the_control_with_deferred_transactions_fails(connect, table):
    with pytest.raises(OperationalError, match="locked"):
        _read_then_write_beside_another(connect, table, transaction_mode="DEFERRED")


def _read_then_write_beside_another(connect, table, **options):
    own, other = connect(**options), connect(**options)
    slow = Slow(other, 0.3)
    with _atomic(own):
        ask(own, "SELECT count(*) FROM t")
        slow.start()
        slow.began.wait(0.3)
        time.sleep(0.4)
        _insert(own, 2)
    slow.join()
    return ask(own, "SELECT group_concat(n) FROM (SELECT n FROM t ORDER BY n)")
