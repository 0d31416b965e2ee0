"""Reports are kept, told, and deleted after a year."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from portal.core.actions import delete_old_reports, report_problem
from portal.core.models import ProblemReport

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


@pytest.fixture
def told(partnership):
    """Give a partnership that wants to be told of reports."""
    partnership.contact_email = "portal@example.org"
    partnership.save()
    return partnership


def test_a_report_and_the_letter_about_it_are_one_step(told, monkeypatch):
    def broken(**_letter):
        raise RuntimeError("no")

    monkeypatch.setattr("portal.core.actions.queue_mail", broken)
    with pytest.raises(RuntimeError):
        report_problem(partnership=told, path="/", message="Wrong", now=NOW)
    assert ProblemReport.objects.count() == 0


def test_the_letter_is_in_the_partnerships_language_and_neutral_outside(told, sent_mail):
    with translation.override("pl"):
        report_problem(partnership=told, path="/a/", message="Źle", now=NOW)
    [letter] = sent_mail()
    assert letter.body == "Somebody wrote about this page: /a/\n\nŹle\n"
    shown = f"{letter.subject} {letter.from_email}".lower()
    for word in ("child", "harm", "exploit", "safe", "report", "problem", "/a/"):
        assert word not in shown


def test_a_report_says_something(partnership):
    with pytest.raises(IntegrityError), transaction.atomic():
        report_problem(partnership=partnership, path="/", message="", now=NOW)


def test_reports_are_deleted_after_a_year(partnership):
    ages = {"new": 0, "almost": 364, "old": 366}
    for message, days in ages.items():
        report = report_problem(partnership=partnership, path="/", message=message, now=NOW)
        ProblemReport.objects.filter(pk=report.pk).update(created_at=NOW - timedelta(days=days))
    assert delete_old_reports(now=NOW) == 1
    left = ProblemReport.objects.order_by("pk").values_list("message", flat=True)
    assert list(left) == ["new", "almost"]
    assert delete_old_reports(now=NOW) == 0
