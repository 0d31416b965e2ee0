"""Writes of the kernel."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from portal.core.models import Partnership, ProblemReport
from portal.core.outbox.actions import queue_mail

REPORTS_KEPT = timedelta(days=365)  # as the privacy notice says


def report_problem(
    *, partnership: Partnership, path: str, message: str, now: datetime
) -> ProblemReport:
    """Keep what somebody wrote about a page, and have the partnership told in the same step."""
    with transaction.atomic():
        report = ProblemReport.objects.create(partnership=partnership, path=path, message=message)
        if partnership.contact_email:
            _tell_of(report, now=now)
    return report


def _tell_of(report: ProblemReport, *, now: datetime) -> None:
    """Write to the partnership; whoever sees it arrive learns nothing from sender and subject."""
    with translation.override(settings.LANGUAGE_CODE):  # the reader's own is not the partnership's
        page = report.path or _("not said")
        text = _("Somebody wrote about this page: %(page)s\n\n%(message)s\n")
        queue_mail(
            key=f"problem-report-{report.pk}",
            to=report.partnership.contact_email,
            subject=_("A note about a page"),
            text=text % {"page": page, "message": report.message},
            now=now,
            partnership=report.partnership,
        )


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
