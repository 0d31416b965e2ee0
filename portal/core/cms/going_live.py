"""“Before you go live”: a checklist for each partnership, and the dashboard's panels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from portal.core import registry
from portal.core.access import access
from portal.core.cms.offers import DashboardPanel, DashboardRow, LiveFinding, Mender
from portal.core.cms.partnerships_of import partnerships_of
from portal.core.exceptions import gettext_noop
from portal.core.models import Partnership

MENDERS = {
    Mender.WRITERS: gettext_noop("Whoever writes here"),
    Mender.LEADS: gettext_noop("An administrator of your partnership"),
    Mender.PLATFORM: gettext_noop("Whoever looks after the portal"),
}


@dataclass(frozen=True)
class Line:
    """This is a finding in the reader's words."""

    text: str
    is_ok: bool
    mend: str  # empty where the reader cannot put it right
    mender: str  # who can, where the reader cannot


@dataclass(frozen=True)
class Checklist:
    """This is everything one partnership has done and has to do."""

    name: str
    lines: list[Line]

    @property
    def left(self) -> int:
        """Count what is still to do."""
        return sum(not line.is_ok for line in self.lines)


def findings(
    partnerships: Sequence[Partnership], now: datetime
) -> list[tuple[Partnership, list[LiveFinding]]]:
    """Ask every part of the portal about all of these partnerships at once."""
    found = [check(partnerships, now) for check in registry.live_checks]
    return [
        (each, [finding for one in found for finding in one.get(each.pk, [])])
        for each in partnerships
    ]


def checklists(
    reader: object, partnerships: Sequence[Partnership], now: datetime
) -> list[Checklist]:
    """Put what was found into words; nobody is sent to a place that is shut to them."""
    return [
        Checklist(each.name, _lines(found, _menders(reader, each)))
        for each, found in findings(partnerships, now)
    ]


def _menders(reader: object, partnership: Partnership) -> set[Mender]:
    mine = {Mender.WRITERS}
    if access().can_manage_people(reader, partnership):
        mine.add(Mender.LEADS)
    if access().is_platform_admin(reader):
        mine.add(Mender.PLATFORM)
    return mine


def _lines(found: list[LiveFinding], mine: set[Mender]) -> list[Line]:
    return [
        Line(
            _(each.template) % dict(each.facts),
            each.is_ok,
            each.mend if each.mender in mine else "",
            "" if each.mender in mine else _(MENDERS[each.mender]),
        )
        for each in found
    ]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the checklists of the partnerships this person writes for."""
    context = {
        "page_title": _("Before you go live"),
        "header_icon": "tasks",
        "checklists": checklists(request.user, partnerships_of(request.user), timezone.now()),
    }
    return TemplateResponse(request, "portal/cms/live_checks.html", context)


urlpatterns = [path("before-you-go-live/", index, name="live_checks")]


class LiveChecksMenuItem(MenuItem):
    """This leads to the checklists."""

    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("Before you go live"),
            reverse_lazy("live_checks"),
            icon_name="tasks",
            order=40,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who write for at least one partnership."""
        return bool(access().partnerships_edited_by(request.user))


def live_rows(partnerships: Sequence[Partnership], now: datetime) -> list[DashboardRow]:
    """Say of each partnership how much is left to do."""
    return [
        DashboardRow(
            _("%(area)s: %(count)d things left to do") % {"area": each.name, "count": left},
            reverse("live_checks"),
            is_warning=True,
        )
        for each, found in findings(partnerships, now)
        if (left := sum(not finding.is_ok for finding in found))
    ]


LIVE_PANEL = DashboardPanel(gettext_lazy("Before you go live"), live_rows)


class PanelComponent(Component):
    """This shows one registered panel on the CMS's first page."""

    template_name = "portal/cms/dashboard_panel.html"

    def __init__(self, panel: DashboardPanel, rows: list[DashboardRow], order: int) -> None:
        self.panel, self.rows, self.order = panel, rows, order

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Give the template its title and lines."""
        return {"title": self.panel.title, "rows": self.rows, "number": self.order}


def add_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Put every registered panel that has something to say on the CMS's first page."""
    partnerships = partnerships_of(request.user)
    if not partnerships:
        return
    now = timezone.now()
    for number, panel in enumerate(registry.dashboard_panels, 400):
        own = panel.own_rows(request.user, partnerships, now) if panel.own_rows else []
        rows = [*own, *panel.rows(partnerships, now)]
        if rows:
            panels.append(PanelComponent(panel, rows, number))
