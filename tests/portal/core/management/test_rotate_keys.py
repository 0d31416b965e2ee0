"""`manage.py rotate_keys`: every table counted, 1 for what cannot be opened, safe to kill."""

from __future__ import annotations

import signal
import sqlite3

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.db import connection

from portal.core.vault.actions import give_code, start_run
from portal.core.vault.models import PartnershipKey
from portal.core.vault.sealing import key_id_of
from portal.core.vault.visitor import VisitorKey
from portal.settings.environment import FieldKey
from tests.elsewhere import as_setting, shared_database, start_elsewhere
from tests.factories import PartnershipFactory, UserFactory

OLD, NEW = FieldKey("old", bytes(range(32))), FieldKey("new", bytes(range(32, 64)))


@pytest.fixture
def sealed(settings, partnership, at):
    """Keep one of each sealed with the older key; the newer one has come since."""
    now = at("2026-11-20 10:00")
    settings.FIELD_KEYS = (OLD,)
    visitor = VisitorKey(b"\x01" * 32)
    known = {"kind": "tool", "visitor": visitor, "now": now}
    run = start_run(version="1", payload={}, partnership=partnership, **known)
    give_code(run_id=run.id, **known)
    PartnershipKey.objects.create(partnership=partnership, key="a")
    for name, kind in (("secret", "totp"), ("seed", "recovery_codes")):
        data = {name: get_adapter().encrypt("JBSWY3DP"), "used_mask": 3}
        Authenticator.objects.create(user=UserFactory(), type=kind, data=data)
    settings.FIELD_KEYS = (NEW, OLD)


def lines(capsys):
    return [line for line in capsys.readouterr().out.splitlines() if not line.startswith("  ")]


def test_every_table_is_renewed_and_counted(sealed, settings, capsys):
    call_command("rotate_keys")
    said = lines(capsys)
    assert said[0] == "The newest key is “new”."
    assert set(said[1:-1]) >= {
        "vault.PartnershipKey.key: 1 renewed, 0 already new, 0 cannot be opened",
        "vault.RunOpener: 1 renewed, 0 already new, 0 cannot be opened",
        "mfa.Authenticator: 2 renewed, 0 already new, 0 cannot be opened",
    }
    assert said[-1] == (
        "Keep “old” until 20 November 2026, 18:00: 1 ways in of browsers need it, and end by "
        "themselves."
    )
    settings.FIELD_KEYS = (NEW,)
    assert PartnershipKey.objects.get().key == "a"
    for factor in Authenticator.objects.all():
        stored = factor.data.get("secret") or factor.data["seed"]
        assert get_adapter().decrypt(stored) == "JBSWY3DP"
        assert factor.data["used_mask"] == 3


def test_a_second_run_finds_everything_new(sealed, capsys):
    call_command("rotate_keys")
    capsys.readouterr()
    call_command("rotate_keys")
    counts = [line for line in lines(capsys) if "renewed" in line]
    assert len(counts) >= 3
    assert {line.split(": ")[1].split(",")[0] for line in counts} == {"0 renewed"}


def test_browsers_whose_time_is_over_are_said_to_be(sealed, at, capsys):
    at("2026-11-20 18:00")
    call_command("rotate_keys")
    assert lines(capsys)[-1].endswith("end by themselves (over: run manage.py purge).")


def test_what_cannot_be_opened_is_named_and_ends_with_1(sealed, settings, capsys):
    settings.FIELD_KEYS = (NEW,)
    with pytest.raises(CommandError) as end:
        call_command("rotate_keys")
    assert end.value.returncode == 1
    row = PartnershipKey.objects.get()
    fault = "a sealed text names a key that we do not have"
    text = str(end.value)
    assert text.startswith("4 rows cannot be opened and were left as they are; ")
    assert f"\n  vault.PartnershipKey {row.pk}: {fault}" in text
    assert text.count(fault) == 4
    assert "JBSWY3DP" not in text
    settings.FIELD_KEYS = (OLD,)
    assert PartnershipKey.objects.get().key == "a"


@pytest.mark.parametrize("size", ["0", "501", "-1"])
def test_a_step_has_a_size_that_keeps_nobody_waiting(db, size):
    with pytest.raises(CommandError, match="from 1 to 500"):
        call_command("rotate_keys", "--batch", size)


# Killed half-way, for real: another process on the same rows

ROWS = 60


@pytest.fixture
def database(tmp_path, transactional_db, settings):
    """Give the address of a database with many older rows that another process can open."""
    settings.FIELD_KEYS = (OLD,)
    for number in range(ROWS):
        PartnershipKey.objects.create(partnership=PartnershipFactory(), key=f"key {number}")
    return shared_database(tmp_path)


def rotate(database, folder):
    """Start the command in a process of its own."""
    keys = as_setting((NEW, OLD))
    command = ("manage.py", "rotate_keys", "--batch", "1")
    return start_elsewhere(*command, database=database, var=folder, keys=keys)


def sealed_with(database):
    """List the key of each row as it lies in the table."""
    asked = "SELECT key FROM vault_partnershipkey ORDER BY partnership_id"
    if database.startswith("sqlite"):
        opened = sqlite3.connect(database.removeprefix("sqlite:///"))
        rows = opened.execute(asked).fetchall()
        opened.close()
    else:
        with connection.cursor() as cursor:
            cursor.execute(asked)
            rows = cursor.fetchall()
    return [key_id_of(bytes(value)) for (value,) in rows]


@pytest.mark.slow
@pytest.mark.loopback
def test_a_killed_rotation_goes_on_where_it_stopped(database, tmp_path):
    first = rotate(database, tmp_path)
    for line in first.stdout:
        if "vault.PartnershipKey.key: 10 rows" in line:
            break
    first.send_signal(signal.SIGKILL)
    _said, faults = first.communicate()
    after_the_kill = sealed_with(database)
    renewed = after_the_kill.count("new")
    assert 10 <= renewed < ROWS, faults
    assert after_the_kill == ["new"] * renewed + ["old"] * (ROWS - renewed)

    second = rotate(database, tmp_path)
    said, faults = second.communicate(timeout=300)
    assert second.returncode == 0, faults
    assert (
        f"vault.PartnershipKey.key: {ROWS - renewed} renewed, {renewed} already new, "
        "0 cannot be opened"
    ) in said
    assert sealed_with(database) == ["new"] * ROWS
