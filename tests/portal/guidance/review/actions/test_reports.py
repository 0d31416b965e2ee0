"""Dealing with what readers reported."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal.core.audit.models import AuditEvent
from portal.core.models import ProblemReport
from portal.guidance.review.actions.reports import handle_report, purge_handled_reports
from portal.guidance.review.models import ReportHandling, ReportState
from tests.factories import user_with_role
from tests.portal.guidance.review.conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(two):
    return ProblemReport.objects.create(partnership=two[0], path="/", message="Wrong number")


@pytest.mark.parametrize(
    ("state", "is_closed"),
    [("new", False), ("looking", False), ("right", True), ("nothing", True)],
)
def test_the_state_says_whether_it_is_closed(report, two, state, is_closed):
    editor = user_with_role("editor", two[0])
    handle_report(report=report, state=ReportState(state), handled_by=editor, now=NOW)
    report.refresh_from_db()
    assert (report.closed_at is not None) == is_closed
    assert (report.handling.state, report.handling.handled_by) == (state, editor)


def test_it_can_be_taken_up_again(report):
    handle_report(report=report, state=ReportState.RIGHT, handled_by=None, now=NOW)
    handle_report(report=report, state=ReportState.LOOKING, handled_by=None, now=NOW)
    report.refresh_from_db()
    assert report.closed_at is None
    assert ReportHandling.objects.count() == 1


def test_the_audit_log_has_the_state_and_no_words(report, two):
    editor = user_with_role("editor", two[0])
    handle_report(
        report=report, state=ReportState.RIGHT, note="About Anna", handled_by=editor, now=NOW
    )
    event = AuditEvent.objects.get(kind="report-handled")
    assert (event.subject, event.detail) == (f"core.ProblemReport:{report.pk}", {"state": "right"})
    assert event.actor_id == editor.pk


def test_what_was_dealt_with_is_deleted_after_ninety_days(two):
    made = {}
    for name, days in (("old", 90), ("newer", 89), ("open", None)):
        made[name] = ProblemReport.objects.create(partnership=two[0], path="/", message=name)
        if days is not None:
            at = NOW - timedelta(days=days)
            handle_report(report=made[name], state=ReportState.RIGHT, handled_by=None, now=at)
    assert purge_handled_reports(NOW, 500) == 1
    left = ProblemReport.objects.order_by("pk").values_list("message", flat=True)
    assert list(left) == ["newer", "open"]
    assert ReportHandling.objects.count() == 1


def test_the_purge_goes_in_steps(two):
    for _n in range(3):
        report = ProblemReport.objects.create(partnership=two[0], path="/", message="x")
        handle_report(
            report=report, state=ReportState.NOTHING, handled_by=None, now=NOW - timedelta(days=100)
        )
    assert [purge_handled_reports(NOW, 2) for _turn in range(3)] == [2, 1, 0]
