"""Reports are kept, told, and deleted after a year."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from portal.core.actions import delete_old_reports, report_problem
from portal.core.models import ProblemReport

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


def test_a_report_and_the_task_to_tell_are_one_step(partnership, monkeypatch):
    partnership.contact_email = "portal@example.org"

    def broken(_pk):
        raise RuntimeError("the queue is full")

    monkeypatch.setattr("django_tasks.base.Task.enqueue", lambda _task, pk: broken(pk))
    with pytest.raises(RuntimeError):
        report_problem(partnership=partnership, path="/", message="Wrong")
    assert ProblemReport.objects.count() == 0


def test_a_report_says_something(partnership):
    with pytest.raises(IntegrityError), transaction.atomic():
        report_problem(partnership=partnership, path="/", message="")


def test_reports_are_deleted_after_a_year(partnership):
    ages = {"new": 0, "almost": 364, "old": 366}
    for message, days in ages.items():
        report = report_problem(partnership=partnership, path="/", message=message)
        ProblemReport.objects.filter(pk=report.pk).update(created_at=NOW - timedelta(days=days))
    assert delete_old_reports(now=NOW) == 1
    left = ProblemReport.objects.order_by("pk").values_list("message", flat=True)
    assert list(left) == ["new", "almost"]
    assert delete_old_reports(now=NOW) == 0
