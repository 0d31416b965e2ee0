"""What `doctor` asks of a real site, and does not ask of a demonstration."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from portal.core import doctor_checks, doctor_site
from portal.core.audit.actions import record

FILES = "django.core.mail.backends.filebased.EmailBackend"


@pytest.fixture
def site(settings):
    """Give a function that makes this a site at an address, real unless it says otherwise."""

    def make(base_url: str = "https://safe.example.org/", **values: object) -> None:
        for name, value in {"BASE_URL": base_url, "DEMO": False, **values}.items():
            setattr(settings, name, value)

    return make


@pytest.mark.parametrize("demo", [True, False])
def test_https_without_counted_proxies_is_told(site, demo):
    site(DEMO=demo, TRUSTED_PROXIES=0, ARE_PROXIES_COUNTED=False)
    verdict = doctor_site.check_proxies()
    assert verdict.is_ok is False
    assert "TRUSTED_PROXIES is not set" in verdict.detail


@pytest.mark.parametrize(
    ("base_url", "count", "is_counted", "detail"),
    [
        ("https://safe.example.org/", 1, True, "1 in front"),
        ("https://safe.example.org/", 0, True, "none in front"),
        ("http://localhost:8000/", 0, False, "none in front"),
    ],
)
def test_proxies_somebody_has_counted_are_fine(site, base_url, count, is_counted, detail):
    site(base_url, TRUSTED_PROXIES=count, ARE_PROXIES_COUNTED=is_counted)
    verdict = doctor_site.check_proxies()
    assert (verdict.is_ok, verdict.detail) == (True, detail)


@pytest.mark.parametrize(
    ("base_url", "demo", "transport", "is_ok"),
    [
        ("https://safe.example.org/", False, FILES, False),
        ("https://safe.example.org/", False, FILES.replace("filebased", "console"), False),
        ("https://safe.example.org/", False, "tests.sends.it", True),
        ("https://safe.example.org/", True, FILES, True),
        ("http://localhost:8000/", False, FILES, True),
    ],
)
def test_letters_that_reach_nobody_are_told_on_a_real_site(
    site, monkeypatch, base_url, demo, transport, is_ok
):
    opened = []

    class Sending:
        def open(self):
            opened.append(True)

        def close(self):
            opened.append(False)

    monkeypatch.setattr(doctor_checks, "transport", Sending)
    site(base_url, DEMO=demo, MAIL_TRANSPORT=transport)
    verdict = doctor_checks.check_mail()
    assert verdict.is_ok is is_ok
    assert verdict.detail.endswith("so nobody gets any; set EMAIL_URL") is not is_ok
    assert opened == ([True, False] if is_ok else [])


def test_a_site_without_a_backup_is_told(site, db):
    site()
    verdict = doctor_site.check_backup()
    assert verdict.is_ok is False
    assert verdict.detail == "none made yet; every night run: manage.py backup FILE"


@pytest.mark.parametrize(("hours", "is_ok"), [(49, True), (51, False)])
def test_a_backup_older_than_two_nights_is_told(site, db, hours, is_ok):
    site()
    now = timezone.now()
    record(kind="backup-made", now=now - timedelta(hours=99), detail={"rows": 1})
    record(kind="backup-made", now=now - timedelta(hours=hours), detail={"rows": 2})
    verdict = doctor_site.check_backup()
    assert verdict.is_ok is is_ok
    last = timezone.localtime(now - timedelta(hours=hours))
    assert verdict.detail.startswith(f"last made {last:%d %B %Y %H:%M}")


def test_only_a_backup_is_a_backup(site, db):
    site()
    record(kind="site-restored", now=timezone.now())
    assert doctor_site.check_backup().is_ok is False


@pytest.mark.parametrize(
    ("base_url", "demo"), [("https://safe.example.org/", True), ("http://localhost:8000/", False)]
)
def test_a_demonstration_needs_no_backup(site, db, base_url, demo):
    site(base_url, DEMO=demo)
    assert doctor_site.check_backup() == doctor_site.Check("Backup", True, "none made yet")


@pytest.mark.parametrize(
    ("vendor", "words"),
    [
        ("sqlite", "it holds the database, files people upload"),
        ("postgresql", "it holds files people upload"),
    ],
)
def test_a_data_folder_that_cannot_be_written_is_told_with_what_it_is_for(
    settings, tmp_path, monkeypatch, vendor, words
):
    settings.VAR = tmp_path
    monkeypatch.setattr(connection, "vendor", vendor)
    # As root everything may be written, so the answer is given.
    monkeypatch.setattr(doctor_site.os, "access", lambda path, mode: False)
    verdict = doctor_checks.check_permissions()
    assert verdict.is_ok is False
    assert verdict.detail.startswith(f"{tmp_path} cannot be written by this account; {words}")


def test_a_data_folder_that_is_not_there_is_told(settings, tmp_path):
    settings.VAR = tmp_path / "gone"
    verdict = doctor_checks.check_permissions()
    assert verdict.detail.startswith(f"{tmp_path}/gone is no folder; it holds ")


def test_a_sound_data_folder_says_what_it_is_for(settings, tmp_path):
    tmp_path.chmod(0o700)
    settings.VAR = tmp_path
    verdict = doctor_checks.check_permissions()
    assert verdict.is_ok is True
    assert verdict.detail == f"{tmp_path} holds {doctor_site.held_in_folder()}"
