"""Find the page behind an address: in the reader's language, or in English with a notice."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.models import Page
from wagtail.views import serve_chain

from portal.core.queries import live_page_at, was_withdrawn
from portal.core.requests import PortalRequest
from portal.core.views.errors import error_response

Answer = Callable[..., HttpResponse]  # of the page, the request, and what the hooks pass along


def serve_page(request: PortalRequest, path: str = "") -> HttpResponse:
    """Answer with the page at this address, in its language or in the site's own."""
    return serve_otherwise(request, path, serve_chain)


def serve_otherwise(request: PortalRequest, path: str, answer: Answer) -> HttpResponse:
    """Answer with something made of the page at an address, to whoever may read that page."""
    if request.partnership is None:
        raise Http404
    root = request.partnership.site.root_page
    page = live_page_at(root, path, get_language())
    if page is None:
        return _nothing_at(request, root, path)
    return _answered(request, page, answer)


def _nothing_at(request: PortalRequest, root: Page, path: str) -> HttpResponse:
    """Say that a page was taken off the site, or that there never was one for everybody."""
    if was_withdrawn(root, path, get_language()):
        return error_response(request, 410)
    raise Http404


def _answered(request: PortalRequest, page: Page, answer: Answer) -> HttpResponse:
    """Answer with a page that was found, to whoever may read it."""
    request.is_fallback_language = page.locale.language_code != get_language()
    request.content_language = page.locale.language_code
    for wrap in reversed(hooks.get_hooks("on_serve_page")):  # private pages ask for a sign-in here
        answer = wrap(answer)
    for hook in hooks.get_hooks("before_serve_page"):
        result = hook(page, request, [], {})
        if isinstance(result, HttpResponse):
            return result
    response: HttpResponse = answer(page, request, [], {})
    return response
