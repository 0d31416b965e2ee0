"""Error pages: calm words, 999 and the front door, whatever went wrong."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from portal.core.errors import ERRORS, ErrorWords
from portal.core.languages import safety_language
from portal.core.outage import database_left_alone, is_database_away
from portal.core.presenters import Frame
from portal.core.problems import problem
from portal.core.queries import partnership_of_host
from portal.core.requests import PortalRequest
from portal.core.strip import NO_CONTACTS, EmergencyContacts

logger = logging.getLogger(__name__)

RETRY_AFTER = 30  # seconds; a database that restarts is back in less
STANDALONE = frozenset({500, 503})  # something is broken: lean on nothing


def error_response(
    request: HttpRequest,
    status: int,
    *,
    retry_after: int | None = None,
    allow: Iterable[str] = (),
) -> HttpResponse:
    """Answer with the page for this status, in the reader's language; it never fails itself."""
    words = ERRORS[status]
    language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
    with translation.override(language):
        response = _response(cast("PortalRequest", request), words)
        response.headers["Content-Language"] = safety_language()
    response.headers["Cache-Control"] = "no-store"
    if retry_after is not None:
        response.headers["Retry-After"] = str(retry_after)
    if allow:
        response.headers["Allow"] = ", ".join(allow)
    return response


def answer_too_many(response: HttpResponse, seconds: int) -> HttpResponse:
    """Make an answer say to programs what its words say to people: too many, come back then."""
    response.status_code = 429
    response.headers["Retry-After"] = str(seconds)
    return response


def _response(request: PortalRequest, words: ErrorWords) -> HttpResponse:
    if request.path_info.startswith("/api/"):
        return problem(words.status, str(words.title))
    if words.status not in STANDALONE:
        try:
            return HttpResponse(_page(request, words), status=words.status)
        except Exception:
            logger.exception("An error page could not be drawn", extra={"event": "error-page"})
    return HttpResponse(_standalone_page(request, words), status=words.status)


def _page(request: PortalRequest, words: ErrorWords) -> str:
    """Draw the page within the frame of the site."""
    if not hasattr(request, "partnership"):  # a middleware refused before it was looked up
        request.partnership = partnership_of_host(request.get_host().partition(":")[0])
    request.content_language = safety_language()
    request.is_fallback_language = request.content_language != translation.get_language()
    with translation.override(request.content_language):
        title = str(words.title)
    values = {"title": title, "error": words, "skin": "adult", "is_error_page": True}
    return render_to_string("portal/errors/error.html", values, request)


def _standalone_page(request: PortalRequest, words: ErrorWords) -> str:
    """Draw a page that needs neither database nor frame; only what is in memory is added."""
    language = safety_language()
    values = {
        "error": words,
        "language": language,
        "direction": "rtl" if language in settings.LANGUAGES_BIDI else "ltr",
        "contacts": _contacts_in_memory(request),
    }
    with translation.override(language):
        return render_to_string("portal/errors/standalone.html", values)


def _contacts_in_memory(request: PortalRequest) -> EmergencyContacts:
    """Give the local numbers if this process knows them already."""
    try:
        with database_left_alone():
            if not hasattr(request, "partnership"):
                request.partnership = partnership_of_host(request.get_host().partition(":")[0])
            return Frame(request).emergency
    except Exception:  # noqa: BLE001 (999 and Childline are in the template)
        return NO_CONTACTS


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400."""
    return error_response(request, 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403."""
    return error_response(request, 403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404."""
    return error_response(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500, or 503 when it was the database that could not be reached."""
    if is_database_away(sys.exc_info()[1]):
        return error_response(request, 503, retry_after=RETRY_AFTER)
    return error_response(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form could not be accepted."""
    return error_response(request, 403)
