"""What pages are measured against: as little as a view, or a Wagtail page, can do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Page

kept_response: list[HttpResponse] = []


def same_bytes(request: HttpRequest) -> HttpResponse:
    """Answer with the bytes and headers of the page that is measured."""
    original = kept_response[-1]
    headers = {
        name: original.headers[name]
        for name in ("Content-Type", "Content-Language", "Cache-Control", "ETag", "Vary")
    }
    return HttpResponse(original.content, headers=headers)


def minimal_page(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a page as Wagtail does, with the base template that `wagtail start` writes."""
    page, args, kwargs = Page.route_for_request(request, path)
    for hook in hooks.get_hooks("before_serve_page"):
        result = hook(page, request, args, kwargs)
        if isinstance(result, HttpResponse):
            return result
    page.template = "bench/minimal_page.html"
    response: HttpResponse = Page.serve(page, request, *args, **kwargs)
    return response
