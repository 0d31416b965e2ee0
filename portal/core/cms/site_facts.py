"""The facts of partnerships' sites, for “Before you go live”."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.apps import apps
from django.urls import reverse

from portal.core.access import access
from portal.core.cms.live_rules import SiteFacts, site_findings
from portal.core.cms.offers import LiveFinding
from portal.core.models import BasePage, Partnership
from portal.core.time.clock import london_day

Dates = tuple[str, date | None, date | None]  # path, last reviewed, next review due


def check_sites(partnerships: Sequence[Partnership], now: datetime) -> dict[int, list[LiveFinding]]:
    """Find what each site still needs: one query for each page type, and two more."""
    approvers, pages = access().approver_counts(), _review_dates()
    today = london_day(now)
    return {
        each.pk: site_findings(_facts(each, approvers.get(each.pk, 0), _below(each, pages), today))
        for each in partnerships
    }


def _facts(partnership: Partnership, approvers: int, pages: list[Dates], today: date) -> SiteFacts:
    home = partnership.site.root_page_id
    return SiteFacts(
        has_body_name=bool(partnership.body_name),
        has_contact_email=bool(partnership.contact_email),
        has_logo=partnership.logo_id is not None,
        has_brand_colour=bool(partnership.brand_colour),
        approvers=approvers,
        pages=len(pages),
        never_reviewed=sum(1 for _path, reviewed, _due in pages if reviewed is None),
        overdue=sum(1 for _path, _reviewed, due in pages if due is not None and due < today),
        edit_path=reverse("partnerships:edit", args=[partnership.pk]),
        pages_path=reverse("wagtailadmin_explore", args=[home]),
        people_path=f"{partnership.site.root_url}/accounts/people/",
    )


def _below(partnership: Partnership, pages: list[Dates]) -> list[Dates]:
    home = partnership.site.root_page.path
    return [dates for dates in pages if dates[0].startswith(home) and dates[0] != home]


def _review_dates() -> list[Dates]:
    """Read when each live page was reviewed and is to be again."""
    found: list[Dates] = []
    for model in apps.get_models():
        if issubclass(model, BasePage):
            rows = model.objects.filter(live=True, alias_of__isnull=True).order_by("path")
            found += rows.values_list("path", "last_reviewed_date", "review_due_date")
    return found
