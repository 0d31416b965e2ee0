from __future__ import annotations

from portal.core import registry
from portal.core.pdf import maker
from portal.core.pdf.registrations import check_pdf


def test_the_room_is_registered():
    assert registry.recurring_jobs.get("throw-away-unread-papers").every_seconds == 86_400
    assert registry.doctor_checks.get("pdf") is check_pdf


def test_doctor_says_what_is_lacking_and_how_to_get_it(monkeypatch):
    assert check_pdf().detail == "PDF/UA-1 can be made"

    def no_pango(name):
        raise OSError("cannot load library")

    monkeypatch.setattr(maker, "import_module", no_pango)
    verdict = check_pdf()
    assert verdict.is_ok
    assert "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in verdict.detail
