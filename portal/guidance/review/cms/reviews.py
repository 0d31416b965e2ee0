"""The press that says: I looked at this page, and it is right as it stands."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from portal.core.models import BasePage
from portal.guidance.review.actions.reviews import mark_reviewed
from portal.guidance.review.exceptions import ReviewFault
from portal.guidance.review.forms import ReviewForm
from portal.guidance.review.queries import page_to_review


@require_http_methods(["GET", "HEAD", "POST"])
def review_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask for an optional note; on the press, set the dates and go back to where it came from."""
    page = page_to_review(page_id)
    if not isinstance(page, BasePage):
        raise Http404
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    form = ReviewForm(request.POST if request.method == "POST" else None)
    is_from_report = "report" in (request.GET.get("back"), request.POST.get("back"))
    if request.method == "POST" and form.is_valid():
        _review(request, page, form.cleaned_data["review_note"])
        if is_from_report:
            return redirect("review_due")
        return redirect("wagtailadmin_pages:edit", page.pk)
    context = {
        "page_title": _("Reviewed, nothing to change"),
        "page_subtitle": page.title,
        "header_icon": "time",
        "page": page,
        "form": form,
        "is_from_report": is_from_report,
    }
    return TemplateResponse(request, "portal/cms/review/review_page.html", context)


def _review(request: HttpRequest, page: Any, note: str) -> None:
    try:
        review = mark_reviewed(page=page, reviewed_by=request.user, note=note, now=timezone.now())
    except ReviewFault as fault:
        messages.error(request, _(fault.template) % fault.facts)
        return
    words = _("“%(title)s” was reviewed today. It is due again on %(day)s.")
    facts = {"title": page.title, "day": date_format(review.next_due_date, "j F Y")}
    messages.success(request, words % facts)
