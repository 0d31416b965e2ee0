"""Rows of `doctor`: each says ok for a sound machine and what is wrong with another."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.core import checks as system_checks
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max
from wagtail.models import Site

from portal.core import doctor_checks
from portal.core.worker.pulse import schedule_file


@pytest.fixture
def var(settings, tmp_path):
    """Give a data folder that is closed to others."""
    tmp_path.chmod(0o700)
    settings.VAR = tmp_path
    return tmp_path


def test_debug_is_never_shown_to_visitors(settings):
    settings.DEBUG = True
    verdict = doctor_checks.check_configuration()
    assert (verdict.is_ok, verdict.detail) == (False, "DEBUG is on; never show it to visitors")


def test_a_house_rule_that_is_broken_is_named(monkeypatch):
    broken = [system_checks.Error("ATOMIC_REQUESTS is on", id="portal.E001")]
    monkeypatch.setattr(doctor_checks.system_checks, "run_checks", lambda: broken)
    verdict = doctor_checks.check_configuration()
    assert (verdict.is_ok, verdict.detail) == (False, "portal.E001: ATOMIC_REQUESTS is on")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="looks at SQLite's settings")
def test_sqlite_settings_that_are_wrong_are_named(db, monkeypatch):
    sound = {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 1, "quick_check(1)": "ok"}
    monkeypatch.setattr(doctor_checks, "_pragma", sound.get)
    assert doctor_checks.check_sqlite().is_ok is True
    monkeypatch.setattr(doctor_checks, "_transaction_mode", lambda: "DEFERRED")
    wrong = {**sound, "journal_mode": "delete", "quick_check(1)": "row 7 missing"}
    monkeypatch.setattr(doctor_checks, "_pragma", wrong.get)
    verdict = doctor_checks.check_sqlite()
    assert verdict.is_ok is False
    assert verdict.detail.split("; ") == [
        "journal_mode is delete",
        "transactions do not begin IMMEDIATE",
        "the file is damaged",
        "restore a backup",
    ]


@pytest.mark.parametrize(("minutes", "is_ok"), [(59, True), (61, False)])
def test_work_that_waits_for_an_hour_is_told(db, minutes, is_ok):
    waiting = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="x.y",
        backend_name="default",
        run_after=get_date_max(),
    )
    long_ago = timezone.now() - timedelta(minutes=minutes)
    DBTaskResult.objects.filter(pk=waiting.pk).update(enqueued_at=long_ago)
    assert doctor_checks.check_tasks().is_ok is is_ok


@pytest.mark.parametrize(("hours", "is_ok"), [(25, True), (27, False)])
def test_a_daily_job_that_has_not_worked_for_26_hours_is_told(var, hours, is_ok):
    kept = {"prune-task-results": time.time() - hours * 3600}
    schedule_file().write_text(json.dumps(kept))
    verdict = doctor_checks.check_jobs()
    assert verdict.is_ok is is_ok
    assert ("prune-task-results" in verdict.detail) is not is_ok


def test_mail_that_cannot_be_reached_is_told(settings, monkeypatch):
    assert doctor_checks.check_mail().is_ok is True

    class Refusing:
        timeout = 60

        def open(self):
            raise ConnectionRefusedError("refused")

    monkeypatch.setattr(doctor_checks, "transport", Refusing)
    verdict = doctor_checks.check_mail()
    assert (verdict.is_ok, verdict.detail) == (False, "refused; see EMAIL_URL")


def test_a_disk_that_is_almost_full_is_told(var, monkeypatch):
    assert doctor_checks.check_storage().is_ok is True
    usage = type("Usage", (), {"free": 100 * 1024 * 1024})
    monkeypatch.setattr(doctor_checks.shutil, "disk_usage", lambda _path: usage)
    verdict = doctor_checks.check_storage()
    assert (verdict.is_ok, verdict.detail) == (False, "only 100 MB left")


@pytest.mark.parametrize(("mode", "is_ok"), [(0o600, True), (0o640, True), (0o644, False)])
def test_keys_that_others_can_read_are_told(var, mode, is_ok):
    keys = var / "keys.json"
    keys.write_text("{}")
    keys.chmod(mode)
    verdict = doctor_checks.check_keys()
    assert verdict.is_ok is is_ok
    if is_ok:
        assert verdict.detail == "1, newest “test”"


def test_a_clock_before_the_release_is_wrong(db, at, monkeypatch):
    # The database's clock cannot be stopped with ours.
    monkeypatch.setattr(doctor_checks, "_database_time", lambda now: now)
    at("2026-11-20 10:00")
    verdict = doctor_checks.check_clock()
    assert (verdict.is_ok, verdict.detail) == (True, "10:00 in London")
    at("2024-02-29 10:00")
    assert doctor_checks.check_clock().is_ok is False


def test_a_clock_that_disagrees_with_the_database_is_told(db, monkeypatch):
    monkeypatch.setattr(doctor_checks, "_database_time", lambda now: now - timedelta(seconds=90))
    verdict = doctor_checks.check_clock()
    assert (verdict.is_ok, verdict.detail) == (False, "90 s off the database’s clock")


def test_the_database_is_asked_for_its_own_clock(db):
    now = datetime.now(UTC)
    assert abs(doctor_checks._database_time(now) - now) < timedelta(seconds=60)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the database is no file")
@pytest.mark.parametrize(
    ("folder", "file", "is_ok"), [(0o700, 0o644, True), (0o755, 0o600, True), (0o755, 0o644, False)]
)
def test_a_database_that_others_can_read_is_told(var, monkeypatch, folder, file, is_ok):
    database = var / "portal.sqlite3"
    database.touch(mode=file)
    database.chmod(file)
    var.chmod(folder)
    monkeypatch.setitem(connection.settings_dict, "NAME", str(database))
    assert doctor_checks.check_permissions().is_ok is is_ok


def test_static_files_served_from_their_sources_need_no_collecting():
    assert doctor_checks.check_static().detail == "served from their sources"


def test_a_static_file_of_an_older_release_is_told(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "portal.core.staticfiles.PortalStaticStorage"},
    }
    verdict = doctor_checks.check_static()
    assert verdict.is_ok is False
    assert "portal/exit.js" in verdict.detail
    assert "manage.py collectstatic" in verdict.detail


def test_a_site_at_another_address_is_told(partnership):
    assert doctor_checks.check_sites().is_ok is True
    Site.objects.filter(pk=partnership.site_id).update(port=9)
    verdict = doctor_checks.check_sites()
    assert verdict.is_ok is False
    assert verdict.detail.startswith("North Lincolnshire not at the address")
