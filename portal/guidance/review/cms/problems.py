"""What readers said is wrong: the list, and the page where somebody deals with one."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from portal.core.cms.reach import reach_of
from portal.guidance.review import filters, presenters
from portal.guidance.review.actions.reports import handle_report
from portal.guidance.review.cms.base import OwnReport
from portal.guidance.review.forms import HandlingForm
from portal.guidance.review.models import ReportState
from portal.guidance.review.queries import report_of, reports_of, subjects_at


def _path(report: Any) -> str:
    return report.path or _("not said")


class ProblemReports(OwnReport):
    """This lists what readers reported; what they wrote is not exported, nor in the list."""

    is_of_looking = False
    page_title = gettext_lazy("Is this page right?")
    header_icon = "warning"
    index_url_name = "problem_reports"
    index_results_url_name = "problem_reports_results"
    filterset_class = filters.ReportFilterSet
    empty_words = gettext_lazy(
        "Nothing is open. What readers report about your pages will be listed here."
    )
    list_export: ClassVar = ["created_at", "partnership", "path", "state_words", "handler"]
    export_headings: ClassVar = {
        "created_at": gettext_lazy("Reported"),
        "state_words": gettext_lazy("State"),
        "handler": gettext_lazy("Who"),
    }
    columns: ClassVar = [
        TitleColumn(
            "path",
            label=gettext_lazy("Page"),
            accessor=_path,
            get_url=lambda report: reverse("problem_report", args=[report.pk]),
        ),
        Column("subject_title", label=gettext_lazy("What it is")),
        Column("partnership", label=gettext_lazy("Partnership")),
        Column("state_words", label=gettext_lazy("State")),
        Column("handler", label=gettext_lazy("Who")),
        DateColumn("created_at", label=gettext_lazy("Reported")),
    ]

    def rows(self) -> Any:
        """List what is within reach."""
        return reports_of(self.reach)

    def decorate_paginated_queryset(self, object_list: Any) -> list[Any]:
        """Say of each how far somebody is, and what it is about."""
        reports = list(object_list)
        about = subjects_at(reports)
        for report in reports:
            report.state_words = presenters.state_of(report).label
            report.handler = presenters.handler_of(report)
            report.subject_title = about[report.pk].title if report.pk in about else ""
        return reports


@require_http_methods(["GET", "HEAD", "POST"])
def problem_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one report, and take down who deals with it and how far they are."""
    report = report_of(pk, reach_of(request.user))
    if report is None:
        raise Http404
    handling = getattr(report, "handling", None)
    now_is = {
        "state": presenters.state_of(report),
        "note": handling.note if handling else "",
    }
    form = HandlingForm(request.POST if request.method == "POST" else None, initial=now_is)
    if request.method == "POST" and form.is_valid():
        handle_report(
            report=report,
            state=ReportState(form.cleaned_data["state"]),
            note=form.cleaned_data["note"],
            handled_by=request.user,
            now=timezone.now(),
        )
        messages.success(request, _("Kept. Thank you for looking after it."))
        return redirect("problem_reports")
    subject = subjects_at([report]).get(report.pk)
    context = {
        "page_title": _("Is this page right?"),
        "page_subtitle": _path(report),
        "header_icon": "warning",
        "report": report,
        "address": presenters.report_address(report),
        "handler": presenters.handler_of(report),
        "subject": subject,
        "may_edit": subject is not None and reach_of(request.user).may_edit(subject),
        "form": form,
    }
    return TemplateResponse(request, "portal/cms/review/problem_report.html", context)
