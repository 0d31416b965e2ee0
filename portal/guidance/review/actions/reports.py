"""Dealing with what readers reported."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from portal.core.actions import mark_report
from portal.core.audit.actions import record
from portal.core.models import ProblemReport
from portal.guidance.review.models import OPEN_STATES, ReportHandling, ReportState

# Long enough to see that it was put right; what somebody wrote is not kept beyond its use.
HANDLED_KEPT = timedelta(days=90)


def handle_report(
    *, report: ProblemReport, state: ReportState, note: str = "", handled_by: Any, now: datetime
) -> ReportHandling:
    """Note who deals with a report and how far they are; the note is never in the audit log."""
    with transaction.atomic():
        handling, _made = ReportHandling.objects.update_or_create(
            report=report,
            defaults={
                "state": state,
                "note": note.strip(),
                "handled_by": handled_by,
                "changed_at": now,
            },
        )
        mark_report(report=report, is_open=state in OPEN_STATES, now=now)
        record(
            kind="report-handled",
            now=now,
            actor=handled_by,
            partnership=report.partnership,
            subject=f"core.ProblemReport:{report.pk}",
            detail={"state": state.value},
        )
    return handling


@transaction.atomic
def purge_handled_reports(now: datetime, limit: int) -> int:
    """Delete reports that were dealt with long enough ago; say how many."""
    over = ProblemReport.objects.filter(closed_at__lte=now - HANDLED_KEPT)
    keys = list(over.order_by("closed_at", "pk").values_list("pk", flat=True)[:limit])
    ProblemReport.objects.filter(pk__in=keys).delete()
    return len(keys)
