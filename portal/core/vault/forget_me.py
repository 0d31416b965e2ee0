"""What Exit wipes of the vault."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from portal.core.vault.actions import forget_visitor
from portal.core.vault.visitor import forget, visitor_of


def forget_runs(request: HttpRequest, response: HttpResponse) -> None:
    """Delete what this browser was writing, and take its key away."""
    forget(request, response)  # first: without the key, what a fault leaves behind stays shut
    visitor = visitor_of(request)
    if visitor is not None:
        forget_visitor(visitor=visitor)
