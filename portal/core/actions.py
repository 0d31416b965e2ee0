"""Writes of the kernel."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from portal.core.models import Partnership, ProblemReport
from portal.core.tasks import mail_problem_report

REPORTS_KEPT = timedelta(days=365)  # as the privacy notice says


def report_problem(*, partnership: Partnership, path: str, message: str) -> ProblemReport:
    """Keep what somebody wrote about a page, and have the partnership told in the same step."""
    with transaction.atomic():
        report = ProblemReport.objects.create(partnership=partnership, path=path, message=message)
        if partnership.contact_email:
            mail_problem_report.enqueue(report.pk)
    return report


def delete_old_reports(*, now: datetime) -> int:
    """Delete reports a year old, dealt with or not; return how many."""
    with transaction.atomic():
        old = ProblemReport.objects.filter(created_at__lt=now - REPORTS_KEPT)
        count, _per_model = old.delete()
    return count


def close_report(*, report: ProblemReport, now: datetime) -> None:
    """Note that somebody dealt with a report; closing it twice keeps the first time."""
    with transaction.atomic():
        ProblemReport.objects.filter(pk=report.pk, closed_at__isnull=True).update(closed_at=now)
