"""Telling a database that is away from a fault of ours."""

from __future__ import annotations

import sqlite3

import psycopg
import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, connection

from portal.core.models import Partnership
from portal.core.outage import database_left_alone, is_database_away, is_in_maintenance


def sqlite_error(code):
    cause = sqlite3.OperationalError("sqlite says so")
    cause.sqlite_errorcode = code
    return wrapped(OperationalError("sqlite says so"), cause)


def postgres_error(state):
    cause = psycopg.OperationalError("postgres says so")
    cause.sqlstate = state
    return wrapped(OperationalError("postgres says so"), cause)


def wrapped(error, cause):
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    "error",
    [
        sqlite_error(sqlite3.SQLITE_CANTOPEN),
        sqlite_error(sqlite3.SQLITE_BUSY),
        sqlite_error(sqlite3.SQLITE_BUSY_SNAPSHOT),  # an extended code of the same kind
        sqlite_error(sqlite3.SQLITE_IOERR),
        sqlite_error(sqlite3.SQLITE_FULL),
        postgres_error(None),  # refused, or closed half-way
        postgres_error("08006"),
        postgres_error("57P01"),
        postgres_error("57P03"),
        postgres_error("53300"),
        InterfaceError("connection already closed"),
    ],
)
def test_a_database_that_cannot_be_reached_is_away(error):
    assert is_database_away(error) is True


@pytest.mark.parametrize(
    "error",
    [
        sqlite_error(sqlite3.SQLITE_ERROR),  # no such table
        sqlite_error(sqlite3.SQLITE_CONSTRAINT),
        postgres_error("55P03"),  # a lock timed out
        postgres_error("57014"),  # a query was cancelled
        postgres_error("40P01"),  # deadlock
        OperationalError("raised by our own code"),
        DatabaseError("broken transaction"),
        ValueError("anything else"),
        None,
    ],
)
def test_any_other_fault_is_ours(error):
    assert is_database_away(error) is False


def test_a_file_that_cannot_be_opened_is_away_in_real_life():
    with pytest.raises(sqlite3.OperationalError) as caught:
        sqlite3.connect("/nowhere/at/all.sqlite3")
    assert is_database_away(wrapped(OperationalError("x"), caught.value)) is True


@pytest.mark.django_db
def test_a_missing_table_is_a_fault_in_real_life():
    with pytest.raises(DatabaseError) as caught, connection.cursor() as cursor:
        cursor.execute("SELECT * FROM no_such_table")
    assert is_database_away(caught.value) is False


@pytest.mark.django_db
def test_the_database_is_left_alone_and_then_asked_again():
    with database_left_alone(), pytest.raises(OperationalError, match="left alone"):
        Partnership.objects.exists()
    assert Partnership.objects.exists() is False


def test_somebody_puts_the_portal_aside_by_a_file(settings, tmp_path):
    settings.VAR = tmp_path
    assert is_in_maintenance() is False
    (tmp_path / "maintenance").touch()
    assert is_in_maintenance() is True
