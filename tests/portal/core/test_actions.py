"""Reports are kept, told, and deleted after a year."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from portal.core.actions import delete_old_reports, mark_report, report_problem
from portal.core.models import ProblemReport
from tests.factories import PartnershipFactory, user_with_role

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


def test_the_letter_says_only_that_a_note_waits_and_is_neutral_outside(told, sent_mail):
    with translation.override("pl"):
        report_problem(partnership=told, path="/a/", message="Anna is hurt", now=NOW)
    [letter] = sent_mail()
    assert letter.to == ["portal@example.org"]
    assert letter.body == (
        "Somebody wrote a note about one of your pages. It is kept in the CMS, not in this "
        "e-mail.\n\nRead it here: http://localhost:8000/cms/problem-reports/\n"
    )
    shown = f"{letter.subject} {letter.from_email}".lower()
    for word in ("child", "harm", "exploit", "safe", "report", "problem", "/a/"):
        assert word not in shown


def test_those_who_keep_its_pages_right_are_told_once_each(told, sent_mail):
    keepers = [user_with_role(role, told) for role in ("editor", "partnership-admin")]
    for role in ("approver", "practitioner", "trainer"):
        user_with_role(role, told)
    user_with_role("editor", told, inactive=True)
    report_problem(partnership=told, path="/a/", message="Wrong", now=NOW)
    assert sorted(letter.to[0] for letter in sent_mail()) == sorted(p.email for p in keepers)


def test_who_keeps_another_partnerships_pages_is_not_told(told, sent_mail):
    user_with_role("editor", PartnershipFactory())
    report_problem(partnership=told, path="/a/", message="Wrong", now=NOW)
    assert [letter.to for letter in sent_mail()] == [["portal@example.org"]]


def test_a_report_is_closed_once_and_can_be_opened_again(partnership):
    report = report_problem(partnership=partnership, path="/", message="Wrong", now=NOW)
    mark_report(report=report, is_open=False, now=NOW)
    mark_report(report=report, is_open=False, now=NOW + timedelta(days=1))
    report.refresh_from_db()
    assert report.closed_at == NOW
    mark_report(report=report, is_open=True, now=NOW)
    report.refresh_from_db()
    assert report.closed_at is None


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
