"""What somebody reads when a request of the CMS was undone."""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.core.exceptions import ExpectedFault
from portal.core.views.errors import error_response

logger = logging.getLogger(__name__)
CMS = "/cms/"


def refusal(request: HttpRequest, fault: Exception, response: HttpResponse) -> HttpResponse:
    """Answer for a request of which nothing was kept.

    What was foreseen leads back with its words; a fault of ours gets a page, and its own status.
    """
    if isinstance(fault, ExpectedFault):
        return _led_back(request, words_of(fault))
    if 400 <= response.status_code < 500:
        return response  # not found, not allowed: these have pages of their own
    if _wants_json(request):
        return _as_json(_nothing_changed(), status=500)
    return _page(request)


def kept_as_draft(fault: Exception) -> str:
    """Say that the text is safe, and why it went no further."""
    if isinstance(fault, ExpectedFault):
        return _("%(why)s Your text is kept as a draft.") % {"why": words_of(fault)}
    return _(
        "This is our fault, not yours: it could not be published, so nothing of it is on the site. "
        "Your text is kept as a draft. Try again in a few minutes."
    )


def words_of(fault: ExpectedFault) -> str:
    """Give a fault's words in the language of whoever reads them."""
    return _(fault.template) % fault.facts if fault.template else str(fault)


def _led_back(request: HttpRequest, words: str) -> HttpResponse:
    back = _where_from(request)
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        # The windows of Wagtail's workflow go where they are told; the words wait there.
        messages.error(request, words)
        return JsonResponse({"step": "success", "redirect": back})
    if _wants_json(request):
        return _as_json(words, status=400)
    messages.error(request, words)
    return HttpResponseRedirect(back)


def _where_from(request: HttpRequest) -> str:
    """Give the page of the CMS that somebody came from, or its first page."""
    came_from = urlsplit(request.headers.get("referer", ""))
    is_ours = came_from.netloc == request.get_host() and came_from.path.startswith(CMS)
    if not is_ours:
        return reverse("wagtailadmin_home")
    return f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path


def _wants_json(request: HttpRequest) -> bool:
    return not request.accepts("text/html") and request.accepts("application/json")


def _as_json(words: str, *, status: int) -> JsonResponse:
    """Answer as Wagtail's own editing views do when they cannot save."""
    values = {"success": False, "error_code": "not_done", "error_message": words}
    return JsonResponse(values, status=status)


def _nothing_changed() -> str:
    return _("This is our fault, not yours. Nothing was changed. Try again in a few minutes.")


def _page(request: HttpRequest) -> HttpResponse:
    values = {"words": _nothing_changed(), "back": _where_from(request)}
    try:
        return HttpResponse(
            render_to_string("portal/cms/not_done.html", values, request), status=500
        )
    except Exception:
        logger.exception("An error page could not be drawn", extra={"event": "error-page"})
    return error_response(request, 500)
