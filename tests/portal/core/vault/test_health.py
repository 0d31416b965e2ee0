"""Whether what must go has gone, and whether the keys of what is there are there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from portal.core import registry
from portal.core.registry import Check
from portal.core.vault.actions import let_partnership_in
from portal.core.vault.health import check_purge, check_sealed
from portal.core.vault.models import LastPurge, PartnershipKey, RunOpener
from portal.core.vault.purging import purge_all

HOUR = timedelta(hours=1)
WELL = Check("Purge", is_ok=True)


def test_a_new_installation_is_well(db):
    assert check_purge() == WELL
    assert check_sealed().is_ok


def test_a_purge_of_yesterday_is_late_after_26_hours(at, db):
    list(purge_all(now=at("2026-11-20 10:00")))
    at("2026-11-21 12:00")
    assert check_purge() == WELL
    at("2026-11-21 12:01")
    late = check_purge()
    assert late.is_ok is False
    assert late.detail.startswith("not done for 26 hours: ")
    assert late.detail.endswith("; run: manage.py purge")
    assert "runs" in late.detail


def test_only_the_purge_that_failed_is_named(at, db):
    now = at("2026-11-20 10:00")
    list(purge_all(now=now))
    LastPurge.objects.filter(name="runs").update(ran_at=now - 27 * HOUR)
    assert check_purge().detail == "not done for 26 hours: runs; run: manage.py purge"


def test_a_purge_that_is_gone_from_the_code_is_not_late(at, db):
    now = at("2026-11-20 10:00")
    LastPurge.objects.create(name="letters of last year", ran_at=now - 99 * HOUR, deleted=1)
    assert check_purge() == WELL


def test_runs_left_lying_are_seen_though_nothing_ever_purged(at, start):
    start(now=at("2026-11-20 10:00"))
    at("2026-11-21 12:29")
    assert check_purge() == WELL
    at("2026-11-21 12:30")  # 26 hours after it ended
    assert check_purge().detail == "runs that ended long ago are still there"


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_looking_costs_two_queries(start, queries, rows):
    for _number in range(rows):
        start()
    with queries(2):
        check_purge()


# Keys


def test_every_key_that_is_named_is_there(keys, start, visitor, now):
    keys("old")
    run = start()
    let_partnership_in(run_id=run.id, kind="tool", visitor=visitor, now=now)
    keys("new", "old")
    assert check_sealed() == Check("Sealed rows", True, "every key that they name is there")


def test_a_key_taken_out_too_early_is_named_with_what_needs_it(keys, start, visitor, now):
    keys("old")
    run = start()
    let_partnership_in(run_id=run.id, kind="tool", visitor=visitor, now=now)
    keys("new")
    assert check_sealed() == Check(
        "Sealed rows",
        False,
        "FIELD_KEYS lacks old of vault.PartnershipKey.key; old of vault.RunOpener; "
        "put back what was taken out",
    )
    RunOpener.objects.all().delete()
    PartnershipKey.objects.all().delete()
    assert check_sealed().is_ok


def test_a_row_that_was_never_sealed_is_seen(partnership):
    PartnershipKey.objects.create(partnership=partnership, key="a")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE vault_partnershipkey SET key = %s", [b"plain"])
    assert "a row that is not sealed of vault.PartnershipKey.key" in check_sealed().detail


def test_both_are_registered():
    assert registry.health_checks.get("purge").run is check_purge
    assert registry.health_checks.get("purge").is_essential is False
    assert registry.doctor_checks.get("sealed") is check_sealed
