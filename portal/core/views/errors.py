"""Error pages: calm words, 999 and the front door, whatever went wrong."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form could not be accepted."""
    return HttpResponse(status=403)
