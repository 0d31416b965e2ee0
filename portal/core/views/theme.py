"""A partnership's style sheet: its address names its content, so it may be kept for a year."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from portal.core.presenters.theme import partnership_css
from portal.core.queries import partnership_of_slug
from portal.core.theme.stylesheet import digest as digest_of

ONE_YEAR = 365 * 24 * 60 * 60


@require_safe
def theme_css(request: HttpRequest, slug: str, digest: str) -> HttpResponse:
    """Answer with the style sheet; 404 for colours that are no longer, or never were, in use."""
    partnership = partnership_of_slug(slug)
    css = partnership_css(partnership) if partnership else ""
    if not css or digest != digest_of(css):
        raise Http404
    return HttpResponse(
        css,
        content_type="text/css; charset=utf-8",
        headers={"Cache-Control": f"public, max-age={ONE_YEAR}, immutable"},
    )
