"""Turn away at the door what no visitor sends, before anything reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse

from portal.core.views.errors import error_response
from portal.core.wsgi import is_utf8

GetResponse = Callable[[HttpRequest], HttpResponse]

METHODS: Final = ("GET", "HEAD", "POST", "OPTIONS")
# The translators' page saves each text by itself, this way.
TRANSLATING: Final = "/cms/localize/translate/"
TRANSLATORS_METHODS: Final = (*METHODS, "PUT", "DELETE")
LONGEST_PATH: Final = 2_000
LONGEST_QUERY: Final = 4_000
LARGEST_BODY: Final = 2 * 1024 * 1024
LARGEST_UPLOAD: Final = 34 * 1024 * 1024  # editors upload films of 32 MB, with a form around them
UPLOADS: Final = "/cms/"


class EdgeGuardMiddleware:
    """This lets through only what a browser or an ordinary client sends.

    Stock Django answers TRACE, and fails with a 500 on a NUL or on a form in another charset
    (its page for a bad request reads the form once more).
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse the request, or let it through."""
        status = fault_of(request)
        return _refuse(request, status) if status else self.get_response(request)


def fault_of(request: HttpRequest) -> int:
    """Give the status with which to refuse a request, or 0."""
    is_translating = request.path_info.startswith(TRANSLATING)
    if request.method not in (TRANSLATORS_METHODS if is_translating else METHODS):
        return 405
    query = request.META.get("QUERY_STRING", "")
    if len(request.path_info) > LONGEST_PATH or len(query) > LONGEST_QUERY:
        return 400
    if "\0" in request.path_info or "\0" in query or "%00" in query:
        return 400
    if not is_utf8(request.META.get("CONTENT_TYPE", "")) or not _is_our_host(request):
        return 400
    return _fault_of_body(request)


def _is_our_host(request: HttpRequest) -> bool:
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return True


def _fault_of_body(request: HttpRequest) -> int:
    """Refuse bodies that are too long, or whose length is not said beforehand."""
    length = request.META.get("CONTENT_LENGTH") or ""
    if not length:
        return 400 if request.META.get("HTTP_TRANSFER_ENCODING") else 0
    if not (length.isascii() and length.isdigit()):
        return 400
    largest = LARGEST_UPLOAD if request.path_info.startswith(UPLOADS) else LARGEST_BODY
    return 413 if len(length) > 12 or int(length) > largest else 0


def _refuse(request: HttpRequest, status: int) -> HttpResponse:
    """Answer with the error page."""
    return error_response(_harmless(request), status, allow=METHODS if status == 405 else ())


def _harmless(request: HttpRequest) -> HttpRequest:
    """Give a request for drawing the error page, which must not stumble over the same fault."""
    harmless = HttpRequest()
    harmless.method = "GET"
    harmless.path = harmless.path_info = request.path_info[:LONGEST_PATH].replace("\0", "")
    ours = _is_our_host(request) and request.META.get("HTTP_HOST")
    harmless.META = {
        "HTTP_HOST": ours or urlsplit(settings.BASE_URL).netloc,
        "SERVER_NAME": request.META.get("SERVER_NAME", ""),
        "SERVER_PORT": request.META.get("SERVER_PORT", ""),
    }
    return harmless
