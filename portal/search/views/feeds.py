"""A search as a feed, and the box of this site for browsers."""

from __future__ import annotations

from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.core.limits.limited import limited
from portal.core.page_cache import declare_public
from portal.core.requests import PortalRequest
from portal.search import queries
from portal.search.asked import asked_of
from portal.search.asking import scope_of
from portal.search.facets import harm_names
from portal.search.presenters.feed import IN_FEED, feed_of
from portal.search.views.results import PER_MINUTE

OPENSEARCH: Final = "application/opensearchdescription+xml"
LONGEST_NAME: Final = 16  # of an OpenSearch description's short name


@require_safe
@limited("search", limit=PER_MINUTE, per_seconds=60, methods=("GET", "HEAD"))
def feed(request: PortalRequest) -> HttpResponse:
    """Give what matches best to a reader of feeds, the newest changed first."""
    if request.partnership is None:
        raise Http404
    scope = scope_of(request, timezone.now())
    asked = asked_of(request.GET, harm_names(scope.partnership_pk, scope.language))
    found = queries.find(asked.text, scope, kinds=asked.kinds, harms=asked.harms, per_page=IN_FEED)
    written = feed_of(found, asked, request.partnership, scope.language)
    response = HttpResponse(written.writeString("utf-8"), content_type=written.content_type)
    response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
def opensearch(request: PortalRequest) -> HttpResponse:
    """Let browsers offer the search of this site by its name."""
    if request.partnership is None:
        raise Http404
    root = f"{request.scheme}://{request.get_host()}"
    area = request.partnership.name
    values = {
        "short_name": area if len(area) <= LONGEST_NAME else f"{area[: LONGEST_NAME - 1].strip()}…",
        "address": root + reverse("search:results"),
        "feed": root + reverse("search:feed"),
        "own": root + request.path,
    }
    response = render(request, "portal/search/opensearch.xml", values, content_type=OPENSEARCH)
    return declare_public(response)
