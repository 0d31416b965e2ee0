"""Find the page behind an address: in the reader's language, or in English with a notice."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.models import Page
from wagtail.views import serve_chain

from portal.core.queries import live_page_at
from portal.core.requests import PortalRequest

Answer = Callable[..., HttpResponse]  # of the page, the request, and what the hooks pass along


def serve_page(request: PortalRequest, path: str = "") -> HttpResponse:
    """Answer with the page at this address, in its language or in the site's own."""
    return serve_otherwise(request, path, serve_chain)


def serve_otherwise(request: PortalRequest, path: str, answer: Answer) -> HttpResponse:
    """Answer with something made of the page at an address, to whoever may read that page."""
    page = _page_at(request, path)
    for wrap in reversed(hooks.get_hooks("on_serve_page")):  # private pages ask for a sign-in here
        answer = wrap(answer)
    for hook in hooks.get_hooks("before_serve_page"):
        result = hook(page, request, [], {})
        if isinstance(result, HttpResponse):
            return result
    response: HttpResponse = answer(page, request, [], {})
    return response


def _page_at(request: PortalRequest, path: str) -> Page:
    """Find the page at an address of this site, in the reader's language where there is one."""
    if request.partnership is None:
        raise Http404
    language = get_language()
    page = live_page_at(request.partnership.site.root_page, path, language)
    if page is None:
        raise Http404
    request.is_fallback_language = page.locale.language_code != language
    request.content_language = page.locale.language_code
    return page
