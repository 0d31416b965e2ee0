"""Forget a visitor: what features kept, the session, the cookies."""

from __future__ import annotations

import logging

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from portal.core import registry

logger = logging.getLogger(__name__)


def forget_visitor(request: HttpRequest, response: HttpResponse) -> None:
    """Run every forget-me handler, end the session and take the cookies away.

    One part that fails must not keep a frightened visitor on the page, nor the other parts from
    being done.
    """
    for name, handler in registry.forget_me.items():
        try:
            handler(request, response)
        except Exception:
            logger.exception("A forget-me handler failed", extra={"event": "exit", "job": name})
    _end_session(request)
    _take_cookies(request, response)


def _end_session(request: HttpRequest) -> None:
    """Delete the row of the session; a reader without one costs no query."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return
    try:
        logout(request)
    except Exception:
        logger.exception("A session could not be ended", extra={"event": "exit"})
        # An empty session: the middleware then takes the cookie away and saves nothing.
        request.session = type(request.session)()


def _take_cookies(request: HttpRequest, response: HttpResponse) -> None:
    """Delete the cookies that this browser sent and Django may have set; handlers delete theirs."""
    names = (
        settings.SESSION_COOKIE_NAME,
        settings.CSRF_COOKIE_NAME,
        settings.LANGUAGE_COOKIE_NAME,
        "messages",
    )
    for name in names:
        if name in request.COOKIES:
            response.delete_cookie(name, samesite="Lax")
