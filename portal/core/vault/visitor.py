"""The visitor's one cookie: a random key that only the browser holds."""

from __future__ import annotations

import base64
import os
import re
from dataclasses import dataclass, field
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from portal.core.client import limit_address

TOKEN_BYTES: Final = 32
COOKIE: Final = re.compile(r"[A-Za-z0-9_-]{43}")
KEPT_ON_REQUEST: Final = "_new_visitor"


@dataclass(frozen=True)
class VisitorKey:
    """This is the key of one browser; nothing on the server can stand for it.

    It carries what limits count by, for tries of a code; that is never stored.
    """

    token: bytes = field(repr=False)
    bucket: str = field(default="", repr=False, compare=False)

    @property
    def cookie(self) -> str:
        """Give the value of the cookie."""
        return base64.urlsafe_b64encode(self.token).rstrip(b"=").decode()


def visitor_of(request: HttpRequest) -> VisitorKey | None:
    """Give the key that this browser sent, or was given within this request; None without one."""
    fresh: VisitorKey | None = getattr(request, KEPT_ON_REQUEST, None)
    if fresh is not None:
        return fresh
    value = request.COOKIES.get(settings.VISITOR_COOKIE_NAME, "")
    if not COOKIE.fullmatch(value):
        return None
    visitor = VisitorKey(base64.urlsafe_b64decode(value + "="), limit_address(request))
    # The last letter says more than the bytes hold: only one way of writing a key is a key.
    return visitor if visitor.cookie == value else None


def ensure_visitor(request: HttpRequest) -> VisitorKey:
    """Give the key of this browser, a new one when it has none; `remember` then sends it."""
    visitor = visitor_of(request)
    if visitor is None:
        visitor = VisitorKey(os.urandom(TOKEN_BYTES), limit_address(request))
        setattr(request, KEPT_ON_REQUEST, visitor)
    return visitor


def remember(response: HttpResponse, visitor: VisitorKey) -> None:
    """Have the browser keep the key until it is closed; only a run's start calls this."""
    response.set_cookie(
        settings.VISITOR_COOKIE_NAME,
        visitor.cookie,
        path="/",
        secure=settings.VISITOR_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def forget(request: HttpRequest, response: HttpResponse) -> None:
    """Take the cookie back from a browser that sent it; what it opened stays shut for ever."""
    if settings.VISITOR_COOKIE_NAME in request.COOKIES:
        response.delete_cookie(settings.VISITOR_COOKIE_NAME, path="/", samesite="Strict")
