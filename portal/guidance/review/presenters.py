"""What reports and the CMS's first page say of what was found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.core.cms.offers import DashboardPanel, DashboardRow
from portal.core.models import Partnership, ProblemReport
from portal.core.time.clock import london_day
from portal.guidance.review.models import Finding, FindingKind, ReportState, Subject
from portal.guidance.review.queries import Counts, counts_of, own_subjects
from portal.guidance.review.rules.due import Standing, standing_of

STANDINGS = {
    Standing.NEVER: gettext_lazy("Never reviewed"),
    Standing.OVERDUE: gettext_lazy("Overdue"),
    Standing.SOON: gettext_lazy("Due soon"),
    Standing.FINE: gettext_lazy("Not due"),
}


def whose(subject: Subject) -> str:
    """Say whose a page or row is; a national one is everybody's."""
    return str(subject.partnership or _("Everywhere"))


def standing_words(subject: Subject, today: date) -> str:
    """Say how a page stands with its review."""
    return str(STANDINGS[standing_of(subject.reviewed_date, subject.due_date, today)])


def link_words(finding: Finding) -> str:
    """Say where a link leads, as far as an editor can tell."""
    if finding.kind == FindingKind.PAGE:
        return _("a page that was taken away (number %(key)s)") % {"key": finding.text}
    if finding.kind == FindingKind.FILE:
        return _("a document that was taken away (number %(key)s)") % {"key": finding.text}
    return finding.text


def link_state(finding: Finding) -> str:
    """Say what is known of a link, and when somebody last asked."""
    link = finding.link
    if link is None or link.checked_at is None:
        return finding.link_verdict
    answer = _(", answer %(status)d") % {"status": link.status} if link.status else ""
    facts = {
        "verdict": link.get_verdict_display(),
        "answer": answer,
        "day": f"{london_day(link.checked_at):%d %B %Y}".lstrip("0"),
    }
    return _("%(verdict)s%(answer)s (asked on %(day)s)") % facts


def state_of(report: ProblemReport) -> ReportState:
    """Say how far somebody is with a report; one that nobody touched is new."""
    handling = getattr(report, "handling", None)
    return ReportState(handling.state) if handling else ReportState.NEW


def handler_of(report: ProblemReport) -> str:
    """Name by post who deals with a report."""
    handling = getattr(report, "handling", None)
    return str(handling.handled_by or "") if handling else ""


def report_address(report: ProblemReport) -> str:
    """Give the address of the page a report is about; empty when the reader named none."""
    return f"{report.partnership.site.root_url}{report.path}" if report.path[:1] == "/" else ""


def due_words(subject: Subject) -> str:
    """Say in a line what is due, and when."""
    if subject.due_date is None:
        return _("%(title)s: nobody has reviewed it yet") % {"title": subject.title}
    day = f"{subject.due_date:%d %B %Y}".lstrip("0")
    return _("%(title)s: review due %(day)s") % {"title": subject.title, "day": day}


def own_rows(reader: Any, partnerships: Sequence[Partnership], now: datetime) -> list[DashboardRow]:
    """List what is due of the pages that name the reader's post as their owner; one query."""
    today = london_day(now)
    found = own_subjects(getattr(reader, "post", ""), [each.pk for each in partnerships], today)
    return [
        DashboardRow(
            _("Yours: %(what)s") % {"what": due_words(each)},
            each.edit_path,
            is_warning=standing_of(each.reviewed_date, each.due_date, today) is not Standing.SOON,
        )
        for each in found
    ]


def count_rows(partnerships: Sequence[Partnership], now: datetime) -> list[DashboardRow]:
    """Count what there is to do, with the way to each report; three queries."""
    counts = counts_of([each.pk for each in partnerships], london_day(now))
    return [
        DashboardRow(words % {"count": count}, reverse(name), is_warning=is_warning)
        for count, words, name, is_warning in _lines(counts)
        if count
    ]


def _lines(counts: Counts) -> list[tuple[int, str, str, bool]]:
    return [
        (counts.reports, _("Notes from readers that wait: %(count)d"), "problem_reports", True),
        (counts.overdue, _("Reviews overdue: %(count)d"), "review_due", True),
        (counts.soon, _("Reviews due within 30 days: %(count)d"), "review_due", False),
        (counts.never, _("Pages nobody has reviewed: %(count)d"), "review_due", False),
        (counts.links, _("Links that lead nowhere: %(count)d"), "review_links", True),
        (counts.silent, _("Pictures without words: %(count)d"), "review_pictures", True),
        (counts.blaming, _("Words that may blame a child: %(count)d"), "review_words", True),
        (counts.hard, _("Harder to read than their readers: %(count)d"), "review_reading", False),
        (counts.behind, _("Translations left behind: %(count)d"), "review_translations", False),
    ]


REVIEW_PANEL = DashboardPanel(gettext_lazy("Keeping it true"), count_rows, own_rows)
