"""How a view says that its page reads alike to everybody, and until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase

AnyResponse = TypeVar("AnyResponse", bound=HttpResponseBase)


@dataclass(frozen=True)
class PublicPage:
    """This is what a view promised about its response."""

    until: datetime | None = None  # the moment at which it would read differently
    no_store: bool = False  # browsers keep no copy: somebody else may look at the phone
    parameters: frozenset[str] = frozenset()  # of the query; any other bypasses the cache


def declare_public(
    response: AnyResponse,
    *,
    until: datetime | None = None,
    no_store: bool = False,
    parameters: Iterable[str] = (),
) -> AnyResponse:
    """Promise that this page is the same for every visitor until a moment (or London midnight).

    Name the query parameters the view looks at; a request with any other is answered afresh.
    """
    response.public_page = PublicPage(  # type: ignore[attr-defined]  # read by the middleware
        until, no_store, frozenset(parameters)
    )
    return response


def declared(response: HttpResponseBase) -> PublicPage | None:
    """Give what the view promised, or None."""
    promise = getattr(response, "public_page", None)
    return promise if isinstance(promise, PublicPage) else None


def reads_differently_at(request: HttpRequest, moment: datetime | None) -> None:
    """Note that something on this page changes at a moment: no cache keeps the page beyond it.

    Whatever is drawn on a page may call this (the emergency strip does), so that views need not
    know what their templates show.
    """
    if moment is None:
        return
    known = noted_change(request)
    earliest = moment if known is None else min(known, moment)
    request.reads_differently_at = earliest  # type: ignore[attr-defined]  # read by the middleware


def noted_change(request: HttpRequest) -> datetime | None:
    """Give the earliest noted moment at which this page reads differently."""
    return getattr(request, "reads_differently_at", None)
