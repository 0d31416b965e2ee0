"""Limit how often an address may use a view."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from portal.core.client import limit_address
from portal.core.limits.hits import hit
from portal.core.views.errors import answer_too_many, error_response

View = Callable[..., HttpResponseBase]
Instead = Callable[..., HttpResponse]  # of the request and the seconds to wait


def limited(
    scope: str,
    *,
    limit: int,
    per_seconds: int,
    methods: tuple[str, ...] = ("POST",),
    key: Callable[[HttpRequest], str] = limit_address,
    instead: Instead | None = None,
) -> Callable[[View], View]:
    """Answer 429 with Retry-After when one address (or other key) used a view too often.

    A view that was sent somebody's words shows them again: it names what it answers `instead`.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method in methods:
                verdict = hit(
                    scope, key(request), limit=limit, per_seconds=per_seconds, now=timezone.now()
                )
                if not verdict.allowed:
                    return _refusal(request, verdict.retry_after, instead)
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def _refusal(request: HttpRequest, retry_after: int, instead: Instead | None) -> HttpResponse:
    if instead is None:
        return error_response(request, 429, retry_after=retry_after)
    return answer_too_many(instead(request, retry_after), retry_after)
