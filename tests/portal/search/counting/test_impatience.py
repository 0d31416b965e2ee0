"""A search never waits for another writer."""

from __future__ import annotations

import sqlite3
import threading
import time

import pytest
from django.db import OperationalError, connection

from portal.search.counting.impatience import impatient_transaction
from portal.search.counting.models import SearchTally
from tests.factories import PartnershipFactory


def busy_timeout():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        return cursor.fetchone()[0]


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="is about SQLite's single writer")
def test_sqlite_waits_as_long_as_before_afterwards(partnership):
    before = busy_timeout()
    with impatient_transaction():
        assert busy_timeout() == 50
    assert busy_timeout() == before
    with pytest.raises(ZeroDivisionError), impatient_transaction():
        raise ZeroDivisionError
    assert busy_timeout() == before


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
@pytest.mark.skipif(connection.vendor != "postgresql", reason="is about PostgreSQL's row locks")
def test_postgresql_gives_up_on_a_locked_row():
    from django.db import transaction

    partnership = PartnershipFactory(slug="north-lincolnshire", default=True)
    row = SearchTally.objects.create(
        partnership=partnership, week="2026-11-16", language="en", query="cse", searches=1
    )
    locked, done = threading.Event(), threading.Event()

    def hold():
        with transaction.atomic():
            SearchTally.objects.select_for_update().get(pk=row.pk)
            locked.set()
            done.wait(10)
        connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    try:
        assert locked.wait(10)
        began = time.perf_counter()
        with pytest.raises(OperationalError), impatient_transaction():
            SearchTally.objects.filter(pk=row.pk).update(searches=2)
        assert time.perf_counter() - began < 5  # not for ever: nobody else ends the wait
    finally:
        done.set()
        holder.join()


def test_sqlite_refuses_a_second_writer_instead_of_waiting(tmp_path):
    """What the wait is cut for: with a short one the second writer is told at once."""
    first = sqlite3.connect(tmp_path / "one.sqlite3", isolation_level=None)
    second = sqlite3.connect(tmp_path / "one.sqlite3", isolation_level=None, timeout=20)
    try:
        first.execute("PRAGMA journal_mode=WAL")
        first.execute("CREATE TABLE one (a)")
        first.execute("BEGIN IMMEDIATE")
        second.execute("PRAGMA busy_timeout = 50")
        began = time.perf_counter()
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            second.execute("BEGIN IMMEDIATE")
        assert time.perf_counter() - began < 10
    finally:
        first.close()
        second.close()
