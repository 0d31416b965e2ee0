"""How much one address may ask of the API."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from portal.core.client import limit_address
from portal.core.limits import hit
from portal.core.problems import problem

# A whole school or council may stand behind one address.
PER_MINUTE: Final = 1200
Run = Callable[..., HttpResponseBase]


def limited(run: Run) -> Run:
    """Answer 429 with Retry-After when one address asks too much."""

    @wraps(run)
    def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        verdict = hit(
            "api", limit_address(request), limit=PER_MINUTE, per_seconds=60, now=timezone.now()
        )
        if verdict.allowed:
            return run(request, *args, **kwargs)
        response = problem(429, "Too many requests", detail="Wait, then go on more slowly.")
        response.headers["Retry-After"] = str(verdict.retry_after)
        return response

    return counted
