"""What readers said is wrong with a page, for those who can mend it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from portal.core.access import access
from portal.core.actions import close_report
from portal.core.queries import open_report, open_reports


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List what is open in the partnerships this person edits."""
    mine = access().partnerships_edited_by(request.user)
    return TemplateResponse(
        request,
        "portal/cms/problem_reports.html",
        {
            "page_title": _("Problems readers reported"),
            "header_icon": "warning",
            "reports": open_reports(mine),
        },
    )


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one off the list."""
    report = open_report(pk, access().partnerships_edited_by(request.user))
    if report is None:
        raise Http404
    close_report(report=report, now=timezone.now())
    messages.success(request, _("Off the list. Thank you for mending it."))
    return redirect("problem_reports")


urlpatterns = [
    path("problem-reports/", index, name="problem_reports"),
    path("problem-reports/<int:pk>/close/", close, name="problem_report_close"),
]


class ReportsMenuItem(MenuItem):
    """This leads editors to what readers reported."""

    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("Problems readers reported"),
            reverse_lazy("problem_reports"),
            icon_name="warning",
            order=50,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who edit at least one partnership."""
        return bool(access().partnerships_edited_by(request.user))
