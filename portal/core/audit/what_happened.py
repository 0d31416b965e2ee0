"""What happened, for partnership administrators (their own) and those who look after the portal."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem

from portal.core.access import access
from portal.core.audit.presenters import event_rows, kind_choices
from portal.core.audit.queries import log_of, partnerships_answered_for

ROWS = 50


@require_safe
def what_happened(request: HttpRequest) -> HttpResponse:
    """List the log of the partnerships this person answers for, the newest first."""
    has_all = access().is_platform_admin(request.user)
    mine = partnerships_answered_for(request.user)
    if not mine and not has_all:
        raise PermissionDenied
    kinds = kind_choices()
    kind = request.GET.get("kind", "")
    if kind not in dict(kinds):
        kind = ""
    rows = log_of([row.pk for row in mine], with_whole_portal=has_all, kind=kind)
    page = Paginator(rows, ROWS).get_page(request.GET.get("p"))
    return TemplateResponse(
        request,
        "portal/cms/what_happened.html",
        {
            "page_title": _("What happened"),
            "header_icon": "history",
            "kinds": kinds,
            "kind": kind,
            "rows": event_rows(list(page.object_list), mine),
            "rows_page": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
        },
    )


urlpatterns = [path("what-happened/", what_happened, name="what_happened")]


class WhatHappenedMenuItem(MenuItem):
    """This leads those who answer for a partnership to its log."""

    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("What happened"),
            reverse_lazy("what_happened"),
            icon_name="history",
            order=60,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who would find something there."""
        return bool(partnerships_answered_for(request.user))
