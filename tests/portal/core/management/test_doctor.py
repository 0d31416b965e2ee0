"""`manage.py doctor`: a verdict per row, and an exit code for scripts."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from portal.core import registry
from portal.core.registry import Check, HealthCheck


@pytest.fixture
def rows(monkeypatch):
    """Put other rows in the place of the portal's."""

    def put(health=(), doctor=()):
        for name, entries, wrap in (
            ("health_checks", health, HealthCheck),
            ("doctor_checks", doctor, lambda run: run),
        ):
            stand_in = registry.Registry(name)
            for label, run in entries:
                stand_in.register(label, wrap(run))
            monkeypatch.setattr(registry, name, stand_in)

    return put


def doctor():
    out = io.StringIO()
    try:
        call_command("doctor", stdout=out, no_color=True)
    except CommandError as error:
        return out.getvalue().splitlines(), error.returncode, str(error)
    return out.getvalue().splitlines(), 0, ""


def test_a_sound_installation_ends_with_zero(rows):
    rows(
        health=[("database", lambda: Check("Database", is_ok=True, detail="sqlite"))],
        doctor=[("mail", lambda: Check("Mail", is_ok=True))],
    )
    assert doctor() == (["ok      Database         sqlite", "ok      Mail"], 0, "")


def test_one_broken_part_ends_with_one_and_the_others_are_still_looked_at(rows):
    rows(
        health=[("database", lambda: Check("Database", is_ok=False, detail="gone"))],
        doctor=[("mail", lambda: 1 / 0), ("clock", lambda: Check("Clock", is_ok=True))],
    )
    lines, code, last = doctor()
    assert lines == [
        "BROKEN  Database         gone",
        "BROKEN  Mail             ZeroDivisionError: division by zero",
        "ok      Clock",
    ]
    assert (code, last) == (1, "2 of these need mending.")


def test_the_portals_own_rows_are_all_there(db):
    lines, _code, _last = doctor()
    named = [line[8:24].strip() for line in lines]
    assert len(set(named)) == len(named)
    assert {
        "Database", "Migrations", "Stamp", "Worker", "Configuration", "SQLite settings", "Queue",
        "Recurring jobs", "Mail", "Storage", "Keys", "Clock", "Permissions", "Static files",
        "Sites", "Proxies", "Backup",
    } <= set(named)  # fmt: skip
