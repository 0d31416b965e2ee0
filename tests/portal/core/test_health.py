"""Parts of the portal, well and unwell."""

from __future__ import annotations

import time

import pytest
from django.core.cache import cache
from django.db.migrations.recorder import MigrationRecorder

from portal.core import health
from portal.core.health import MigrationsCheck, check_database, check_stamp, check_worker
from portal.core.worker.pulse import KEY, beat


@pytest.mark.django_db
def test_a_database_that_answers_is_well():
    assert check_database().is_ok is True


@pytest.mark.django_db
def test_a_migration_that_is_missing_is_named(monkeypatch):
    everything = MigrationRecorder.applied_migrations

    def all_but_one(recorder):
        return {key: row for key, row in everything(recorder).items() if key[0] != "core"}

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", all_but_one)
    verdict = MigrationsCheck()()
    assert verdict.is_ok is False
    assert "core.0001_initial" in verdict.detail
    assert "manage.py migrate" in verdict.detail


@pytest.mark.django_db
def test_once_all_are_applied_nobody_looks_again(monkeypatch):
    looked = []
    monkeypatch.setattr(health, "missing_migrations", lambda: looked.append(1) or [])
    check = MigrationsCheck()
    assert [check().is_ok, check().is_ok] == [True, True]
    assert looked == [1]


def test_a_data_folder_that_is_missing_is_told(settings, tmp_path):
    settings.VAR = tmp_path
    assert check_stamp().is_ok is True
    settings.VAR = tmp_path / "nowhere"
    assert check_stamp().is_ok is False


def test_a_shared_cache_is_asked_when_there_is_one(settings):
    settings.HAS_SHARED_CACHE = True
    assert check_stamp() == health.Check("Stamp", is_ok=True, detail="shared cache")


@pytest.mark.parametrize(("seconds", "is_ok"), [(1, True), (59, True), (61, False)])
@pytest.mark.parametrize("is_shared", [False, True])
def test_a_worker_that_is_silent_for_a_minute_is_dead(
    settings, tmp_path, monkeypatch, seconds, is_ok, is_shared
):
    settings.VAR = tmp_path
    settings.HAS_SHARED_CACHE = is_shared
    cache.delete(KEY)
    assert check_worker().detail == "not running; start: manage.py run_worker"
    beat()
    later = time.time() + seconds
    monkeypatch.setattr(health.time, "time", lambda: later)
    assert check_worker().is_ok is is_ok
