"""Something is wrong with this page: a form without a cookie."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.core.actions import report_problem
from portal.core.addresses import language_prefix
from portal.core.forms import error_title
from portal.core.forms.report import ReportForm, path_of
from portal.core.languages import safety_language, speaking
from portal.core.limits.limited import limited
from portal.core.presenters import Link
from portal.core.public_form import public_form
from portal.core.requests import PortalRequest
from portal.core.views.errors import error_response
from portal.core.views.notices import notice


def report_later(request: PortalRequest, seconds: int) -> HttpResponse:
    """Show what somebody wrote once more, and say when to send it."""
    if request.partnership is None:
        raise Http404
    form = ReportForm(request.POST, now=timezone.now())
    form.refuse_for_now(seconds)
    return _form_page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@public_form
@limited("report", limit=10, per_seconds=3600, instead=report_later)
def report(request: PortalRequest) -> HttpResponse:
    """Ask what is wrong; keep it and go on to the thanks, or show the form again with its text."""
    if request.partnership is None:
        return error_response(request, 404)
    if request.method != "POST":
        return _form_page(request, _new_form(request))
    form = ReportForm(request.POST, now=timezone.now())
    if form.is_valid():
        report_problem(
            partnership=request.partnership,
            path=form.cleaned_data["path"],
            message=form.cleaned_data["message"],
            now=timezone.now(),
        )
        response: HttpResponse = HttpResponseRedirect(reverse("report-thanks"))
        response.status_code = 303
        return response
    return _form_page(request, form)


@require_safe
def report_thanks(request: PortalRequest) -> HttpResponse:
    """Say thank you and what happens next."""
    return notice(request, "report_thanks", gettext_lazy("Thank you"))


def _new_form(request: PortalRequest) -> ReportForm:
    """Start a form with the page the visitor came from."""
    path = named_path(request) or previous_path(request)
    return ReportForm(now=timezone.now(), initial={"path": path})


def named_path(request: PortalRequest) -> str:
    """Give the path that the link named, without its query; "" for anything but a path of ours."""
    asked = request.GET.get("page", "")
    if not asked.startswith("/") or asked.startswith("//"):
        return ""
    return path_of(asked)


def previous_path(request: PortalRequest) -> str:
    """Give the path of the page of ours that led here, without its query; "" for any other."""
    referer = request.headers.get("Referer", "")
    try:
        host = urlsplit(referer).netloc
    except ValueError:
        return ""
    path = path_of(referer) if host == request.get_host() else ""
    return "" if path == request.path else path


def _form_page(request: PortalRequest, form: ReportForm) -> HttpResponse:
    request.content_language = safety_language()
    request.is_fallback_language = request.content_language != get_language()
    with speaking(request.content_language):
        heading = _("Report a problem with a page")
        values = {
            "heading": heading,
            "title": error_title(heading, form),
            "crumbs": [Link(_("Home"), language_prefix())],
        }
    context = {"form": form, "skin": "adult", **values}
    response = TemplateResponse(request, "portal/report.html", context)
    # It holds what somebody wrote, or the page they came from.
    response.headers["Cache-Control"] = "no-store"
    return response
