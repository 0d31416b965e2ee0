"""Write one line for each request: which route, how it went, how long; never what was asked."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from portal.core.page_cache.entry import Facts

GetResponse = Callable[[HttpRequest], HttpResponse]
METHODS: Final = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
STATIC: Final = "static/"
UNRESOLVED: Final = "-"
logger = logging.getLogger("portal.access")


class AccessLogMiddleware:
    """This logs method, route pattern, status, time, partnership and language.

    The pattern ("<path:path>") stands for the address, so neither the page somebody looked at nor
    what they typed is written; nor is an address, a browser or a person.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then write the line."""
        started = time.perf_counter()
        response = self.get_response(request)
        if logger.isEnabledFor(logging.INFO) and not getattr(request, "is_dummy", False):
            _write(request, response, ms=round((time.perf_counter() - started) * 1000, 1))
        return response


def _write(request: HttpRequest, response: HttpResponse, *, ms: float) -> None:
    facts: Facts = getattr(request, "access_facts", None) or request_facts(request)
    logger.info(
        "request",
        extra={
            "method": request.method if request.method in METHODS else "other",
            "route": facts.route,
            "status": response.status_code,
            "ms": ms,
            "partnership": facts.partnership,
            "language": facts.language,
            "cache": getattr(request, "page_cache", "-"),
        },
    )


def request_facts(request: HttpRequest) -> Facts:
    """Gather what the log may say about a request."""
    match = request.resolver_match
    if match is not None:
        route = match.route
    else:
        route = STATIC if request.path.startswith(settings.STATIC_URL) else UNRESOLVED
    partnership = getattr(request, "partnership", None)
    return Facts(
        route=route,
        partnership=partnership.slug if partnership else "",
        language=getattr(request, "LANGUAGE_CODE", ""),
    )


def note_facts(request: HttpRequest, facts: Facts, *, cache: str) -> None:
    """Tell the log about a request that the page cache answered or kept."""
    request.access_facts = facts  # type: ignore[attr-defined]  # read when the line is written
    request.page_cache = cache  # type: ignore[attr-defined]  # as above
