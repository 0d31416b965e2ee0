"""What keeping pages true registers with the kernel."""

from __future__ import annotations

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext_lazy

from portal.core import registry
from portal.core.cms.doors import OPEN
from portal.core.cms.offers import CmsDoor
from portal.core.cms.things import page, rows_at
from portal.core.models import BasePage, ProblemReport
from portal.core.registry import RecurringJob
from portal.guidance.review.actions.examine import look_round
from portal.guidance.review.actions.links import ask_links
from portal.guidance.review.actions.reminders import send_reminders
from portal.guidance.review.actions.reports import purge_handled_reports
from portal.guidance.review.editor_panels import ReviewedPanel
from portal.guidance.review.presenters import REVIEW_PANEL
from portal.reference.editors.coach_panel import CoachPanel

MINUTE, HOUR = 60, 3600
# Each report, and the part of it that is fetched while filtering, narrows itself.
REPORTS = (
    *("review_due", "review_links", "review_pictures", "review_unused", "review_reading"),
    *("review_translations", "review_contacts", "review_words", "problem_reports"),
)
DOORS = {
    "review_page": CmsDoor(things=rows_at(page, "page_id")),
    "problem_report": CmsDoor(things=rows_at(lambda: ProblemReport, "pk")),
}
COACH = CoachPanel(heading=gettext_lazy("Language coach"))
REVIEWED = ReviewedPanel(heading=gettext_lazy("Is it right as it stands?"))


def register() -> None:
    """Register doors, jobs, the panel of the first page and the panels of every page's form."""
    for name in REPORTS:
        registry.cms_doors.register(name, OPEN)
        registry.cms_doors.register(f"{name}_results", OPEN)
    for name, door in DOORS.items():
        registry.cms_doors.register(name, door)
    registry.recurring_jobs.register("look-round", RecurringJob(5 * MINUTE, look_at_new))
    registry.recurring_jobs.register("look-at-everything", RecurringJob(6 * HOUR, look_at_all))
    registry.recurring_jobs.register("ask-links", RecurringJob(2 * MINUTE, ask_links_now))
    registry.recurring_jobs.register("review-reminders", RecurringJob(HOUR, remind_now))
    registry.purges.register("handled-reports", purge_handled_reports)
    registry.dashboard_panels.register("review", REVIEW_PANEL)
    registry.audit_kinds.register("page-reviewed", gettext_lazy("Page reviewed, nothing to change"))
    registry.audit_kinds.register("report-handled", gettext_lazy("A reader’s note dealt with"))
    add_panels()


def add_panels() -> None:
    """Put the coach and the press on the form of every type of page, whoever made it."""
    for model in apps.get_models():
        if issubclass(model, BasePage) and COACH not in model.content_panels:
            model.content_panels = [COACH, *model.content_panels]
            model.settings_panels = [REVIEWED, *model.settings_panels]


def look_at_new() -> int:
    """Look at what was published since the last time."""
    return look_round(now=timezone.now())


def look_at_all() -> int:
    """Look at everything: what a page leads to may have gone meanwhile."""
    return look_round(now=timezone.now(), is_everything=True)


def ask_links_now() -> int:
    """Ask a few addresses elsewhere."""
    return ask_links(now=timezone.now())


def remind_now() -> int:
    """Write to those whose pages have a day of reminding."""
    return send_reminders(now=timezone.now())
