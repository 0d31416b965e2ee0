"""Find the page behind an address: in the reader's language, or in English with a notice."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.models import Page
from wagtail.url_routing import RouteResult
from wagtail.views import serve_chain

from portal.core.requests import PortalRequest


def serve_page(request: PortalRequest, path: str = "") -> HttpResponse:
    """Answer with the page at this address, in its language or in the site's own."""
    page, args, kwargs = _route(request, path)
    answer = serve_chain
    for wrap in reversed(hooks.get_hooks("on_serve_page")):  # private pages ask for a sign-in here
        answer = wrap(answer)
    for hook in hooks.get_hooks("before_serve_page"):
        result = hook(page, request, args, kwargs)
        if isinstance(result, HttpResponse):
            return result
    response: HttpResponse = answer(page, request, args, kwargs)
    return response


def _route(request: PortalRequest, path: str) -> RouteResult:
    """Try the tree of the reader's language, then the tree the site was written in."""
    if request.partnership is None:
        raise Http404
    source: Page = request.partnership.site.root_page
    parts = [part for part in path.split("/") if part]
    language = get_language()
    for root in _roots(source, language):
        try:
            result = root.specific.route(request, parts)
        except Http404:
            continue
        page, args, kwargs = result
        if page.alias_of_id and root is not source:
            continue  # it only repeats English under another language's name
        request.is_fallback_language = page.locale.language_code != language
        request.content_language = page.locale.language_code
        return RouteResult(page, args, kwargs)
    raise Http404


def _roots(source: Page, language: str | None) -> list[Page]:
    """List the trees to try; alias pages only repeat English, so they do not count."""
    if language == source.locale.language_code:
        return [source]
    translated = (
        source.get_translations()
        .filter(locale__language_code=language, alias_of__isnull=True)
        .live()
        .select_related("locale")
        .first()
    )
    return [root for root in (translated, source) if root is not None]
