"""Writes of the kernel."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from portal.core.access import access
from portal.core.models import Partnership, ProblemReport
from portal.core.outbox.actions import queue_mail

REPORTS_KEPT = timedelta(days=365)  # as the privacy notice says


def report_problem(
    *, partnership: Partnership, path: str, message: str, now: datetime
) -> ProblemReport:
    """Keep what somebody wrote about a page, and have those told who can mend it, in one step."""
    with transaction.atomic():
        report = ProblemReport.objects.create(partnership=partnership, path=path, message=message)
        for name, address in keepers_of(partnership):
            _tell_of(report, name, address, now=now)
    return report


def keepers_of(partnership: Partnership) -> list[tuple[str, str]]:
    """List whom to write to about a partnership's pages, each with a name for the outbox.

    They are the people who keep its pages right; where there are none, its own address.
    """
    keys = access().editors_of(partnership)
    people = get_user_model().objects.filter(pk__in=keys, is_active=True).order_by("pk")
    found = [(f"person-{person.pk}", person.email) for person in people if person.email]
    if not found and partnership.contact_email:
        return [(f"area-{partnership.pk}", partnership.contact_email)]
    return found


def _tell_of(report: ProblemReport, name: str, address: str, *, now: datetime) -> None:
    """Say that a note waits, and no more: what somebody wrote may tell who a child is."""
    with translation.override(settings.LANGUAGE_CODE):  # the reader's own is not the partnership's
        where = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('problem_reports')}"
        text = _(
            "Somebody wrote a note about one of your pages. It is kept in the CMS, not in this "
            "e-mail.\n\nRead it here: %(where)s\n"
        )
        queue_mail(
            key=f"problem-report-{report.pk}-{name}",
            to=address,
            subject=_("A note about a page"),
            text=text % {"where": where},
            now=now,
            partnership=report.partnership,
        )


def delete_old_reports(*, now: datetime) -> int:
    """Delete reports a year old, dealt with or not; return how many."""
    with transaction.atomic():
        old = ProblemReport.objects.filter(created_at__lt=now - REPORTS_KEPT)
        count, _per_model = old.delete()
    return count


def mark_report(*, report: ProblemReport, is_open: bool, now: datetime) -> None:
    """Note whether a report still asks for something; closed twice, the first time counts."""
    with transaction.atomic():
        rows = ProblemReport.objects.filter(pk=report.pk)
        if is_open:
            rows.update(closed_at=None)
        else:
            rows.filter(closed_at__isnull=True).update(closed_at=now)
