"""Seal anew with the newest key: everything that names an older one, row by row."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from portal.core.vault.actions import give_code, let_partnership_in, open_with_code
from portal.core.vault.models import OpenerKind, PartnershipKey, RunOpener
from portal.core.vault.partnership_keys import raw_key
from portal.core.vault.queries import open_run_of_partnership
from portal.core.vault.rotation import Renewed, Waiting, renew_table, waiting_browsers
from portal.core.vault.sealed_tables import CODES, sealed_tables
from portal.core.vault.sealing import key_id_of
from tests.factories import PartnershipFactory

HOUR = timedelta(hours=1)


@pytest.fixture
def table():
    """Give the table of partnerships' keys."""
    return dict(sealed_tables())["vault.PartnershipKey.key"]


@pytest.fixture
def five_keys(keys, db):
    """Make five partnerships' keys, sealed with the older key; the newer one has come since."""
    keys("old")
    rows = [
        PartnershipKey.objects.create(partnership=PartnershipFactory(), key=f"key {number}")
        for number in range(5)
    ]
    keys("new", "old")
    return rows


def sealed_with():
    """List the key of each row as it lies in the table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT key FROM vault_partnershipkey ORDER BY partnership_id")
        return [key_id_of(bytes(value)) for (value,) in cursor.fetchall()]


def test_every_table_with_something_sealed_is_found():
    assert {name for name, _table in sealed_tables()} >= {
        *("vault.PartnershipKey.key", "vault.RunOpener", "mfa.Authenticator"),
    }


def test_rows_are_renewed_in_steps_and_open_without_the_older_key(five_keys, table, keys):
    steps = list(renew_table(table, batch=2))
    assert steps == [Renewed(2), Renewed(2), Renewed(1)]
    assert sealed_with() == ["new"] * 5
    keys("new")
    found = [row.key for row in PartnershipKey.objects.order_by("pk")]
    assert found == [f"key {number}" for number in range(5)]


def test_a_second_time_finds_everything_new(five_keys, table):
    list(renew_table(table))
    assert list(renew_table(table)) == [Renewed(current=5)]


def test_what_was_done_before_a_kill_is_not_done_again(five_keys, table):
    steps = renew_table(table, batch=2)
    next(steps)
    steps.close()  # killed after the first step
    assert sealed_with() == ["new", "new", "old", "old", "old"]
    assert list(renew_table(table, batch=2)) == [Renewed(0, 2), Renewed(2), Renewed(1)]
    assert sealed_with() == ["new"] * 5


def test_a_kill_within_a_step_undoes_that_step_only(five_keys, table, monkeypatch):
    class Killed(BaseException):
        """This ends a process."""

    done = []

    def renew(row):
        if len(done) == 3:
            raise Killed
        done.append(row.pk)
        return table.renew(row)

    with pytest.raises(Killed):
        list(renew_table(type(table)(table.rows, table.key_ids, renew), batch=2))
    assert sealed_with() == ["new", "new", "old", "old", "old"]
    assert [row.key for row in PartnershipKey.objects.order_by("pk")][3] == "key 3"


def test_a_row_that_cannot_be_opened_is_named_left_and_keeps_no_other_back(five_keys, table):
    with connection.cursor() as cursor:
        for row, raw in ((five_keys[1], b"v1|gone|abc"), (five_keys[3], b"never sealed")):
            cursor.execute(
                "UPDATE vault_partnershipkey SET key = %s WHERE partnership_id = %s", [raw, row.pk]
            )
    [step] = renew_table(table)
    assert (step.renewed, step.current) == (3, 0)
    assert step.broken == [
        f"vault.PartnershipKey {five_keys[1].pk}: a sealed text names a key that we do not have",
        f"vault.PartnershipKey {five_keys[3].pk}: a stored text is not sealed",
    ]


def test_steps_are_counted_together():
    total = Renewed()
    for step in (Renewed(2, 1), Renewed(1, 0, ["a"]), Renewed(0, 4, ["b"])):
        total.add(step)
    assert total == Renewed(3, 5, ["a", "b"])


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_a_step_reads_once_and_writes_once_a_row(keys, db, table, queries, rows):
    keys("old")
    for _number in range(rows):
        PartnershipKey.objects.create(partnership=PartnershipFactory(), key="a")
    keys("new", "old")
    # Two transactions of which the second finds nothing more: begin, read, end.
    with queries(6 + rows):
        list(renew_table(table))
    with queries(6):
        list(renew_table(table))


# Codes and the partnership's key


def test_a_code_opens_after_its_older_key_was_taken_out(keys, start, visitor, stranger, now):
    keys("old")
    run = start()
    words = give_code(run_id=run.id, kind="tool", visitor=visitor, now=now)
    keys("new", "old")
    assert list(renew_table(CODES)) == [Renewed(1)]
    keys("new")
    opener = RunOpener.objects.get(kind=OpenerKind.CODE)
    assert (opener.key_id, key_id_of(bytes(opener.wrapped))) == ("new", "new")
    opened = open_with_code(kind="tool", words=str(words), visitor=stranger, now=now)
    assert opened.payload == run.payload


def test_what_a_partnership_may_open_it_opens_afterwards(
    keys, start, visitor, partnership, table, now
):
    keys("old")
    run = start()
    let_partnership_in(run_id=run.id, kind="tool", visitor=visitor, now=now)
    before = raw_key(PartnershipKey.objects.get())
    keys("new", "old")
    list(renew_table(table))
    keys("new")
    assert raw_key(PartnershipKey.objects.get()) == before
    known = {"run_id": run.id, "kind": "tool", "partnership": partnership, "now": now}
    assert open_run_of_partnership(**known).payload == run.payload


# Browsers


def test_browsers_that_need_an_older_key_are_counted_with_the_time_they_need_it(keys, start, now):
    keys("old")
    start()
    start(now=now + HOUR)
    keys("new", "old")
    start(now=now + 2 * HOUR)
    assert waiting_browsers() == [Waiting("old", 2, now + 9 * HOUR)]
    keys("new")
    RunOpener.objects.filter(key_id="old").delete()
    assert waiting_browsers() == []
