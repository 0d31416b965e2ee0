"""Work the kernel leaves to the background worker."""

from __future__ import annotations

import logging
from datetime import timedelta
from smtplib import SMTPException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from portal.core.models import ProblemReport

logger = logging.getLogger(__name__)

MOST_TRIES = 12  # the waits between them add up to more than two days
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=12)


@task
def mail_problem_report(report_pk: int, tries: int = 1) -> str:
    """Tell a partnership that somebody reported a problem; try again while mail is away."""
    report = ProblemReport.objects.select_related("partnership").filter(pk=report_pk).first()
    if report is None or not report.partnership.contact_email:
        return "nobody to tell"
    try:
        report_message(report).send()
    except (SMTPException, OSError):
        if tries >= MOST_TRIES:
            raise
        run_after = timezone.now() + wait_after(tries)
        mail_problem_report.using(run_after=run_after).enqueue(report_pk, tries + 1)
        logger.warning("Mail is away", extra={"event": "mail-retry", "count": tries})
        return "later"
    return "sent"


def report_message(report: ProblemReport) -> EmailMessage:
    """Write the message; whoever sees it arrive learns nothing from sender and subject."""
    host = urlsplit(settings.BASE_URL).hostname
    page = report.path or _("not said")
    return EmailMessage(
        subject=_("A note about a page"),
        body=_("Somebody wrote about this page: %(page)s\n\n%(message)s\n")
        % {"page": page, "message": report.message},
        to=[report.partnership.contact_email],
        # The same for every try: a mail server that has it already can tell.
        headers={"Message-ID": f"<report-{report.pk}@{host}>"},
    )


def wait_after(tries: int) -> timedelta:
    """Wait twice as long after every try."""
    return min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT)
