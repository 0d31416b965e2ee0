"""The search page: what was found, or help with searching."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.core.limits.limited import limited
from portal.core.page_cache import declare_public
from portal.core.requests import PortalRequest
from portal.search import queries
from portal.search.asked import HARM, KIND, Asked, asked_of
from portal.search.asking import scope_of
from portal.search.engines.base import Scope
from portal.search.facets import harm_names
from portal.search.found import Found, Suggestion
from portal.search.listeners import tell_search
from portal.search.names import names_of
from portal.search.presenters import results as present
from portal.search.promoting import promoted_for

# A whole school or council may stand behind one address.
PER_MINUTE: Final = 600
MOST_HINTS: Final = 6
HINTS_FOR_WORDS: Final = 3


@require_safe
@limited("search", limit=PER_MINUTE, per_seconds=60, methods=("GET", "HEAD"))
def results(request: PortalRequest) -> HttpResponse:
    """Show what was found. What was asked is told to nobody’s cache and to no log."""
    if request.partnership is None:
        raise Http404
    scope = scope_of(request, timezone.now())
    known = harm_names(scope.partnership_pk, scope.language)
    asked = asked_of(request.GET, known)
    if not asked.text:
        return _start(request, scope)
    asked, found = _find(asked, scope)
    is_new = found.page == 1 and not asked.has_filters
    if is_new:
        tell_search(understood=found.understood, scope=scope, total=found.total, now=scope.now)
    template = "results" if found.total else "nothing"
    values = _values_of_results(asked, found, scope) if found.total else _help(asked, found, scope)
    response = _page(request, template, asked=asked, found=found, **_words(asked, found), **values)
    response.headers["Cache-Control"] = "no-store"
    return response


def _find(asked: Asked, scope: Scope) -> tuple[Asked, Found]:
    """Find the page asked for, or the first when there are not so many."""
    found = _found(asked, scope)
    if asked.page > max(found.pages, 1):
        asked = replace(asked, page=1, has_unknown_page=True)
        found = _found(asked, scope)
    return asked, found


def _found(asked: Asked, scope: Scope) -> Found:
    return queries.find(
        asked.text, scope, kinds=asked.kinds, harms=asked.harms, page=asked.page,
        per_page=present.PER_PAGE,
    )  # fmt: skip


def _start(request: PortalRequest, scope: Scope) -> HttpResponse:
    """Show the box, what may be typed in it, and ways to browse; the same for everybody."""
    names = names_of(scope)
    harms = [name for name in names if name.is_harm]
    values = {"title": _("Search"), "heading": _("Search"), "names": names, "harms": harms}
    return declare_public(_page(request, "start", asked=Asked(), list_id="names", **values))


def _words(asked: Asked, found: Found) -> dict[str, Any]:
    """Name the page by the question, unless it may hold somebody’s number or postcode."""
    is_personal = found.understood.has_phone or found.understood.has_postcode
    named = {"words": asked.text}
    return {
        "is_personal": is_personal,
        "title": _("Search") if is_personal else _("Search: %(words)s") % named,
        "heading": _("Search results")
        if is_personal
        else _("Search results for “%(words)s”") % named,
        "feed_url": "" if is_personal else present.feed_url(asked),
        "exact_url": present.word_for_word(asked) if found.is_corrected else "",
        "meant_url": present.results_address(replace(asked, text=found.did_you_mean, page=1))
        if found.did_you_mean and not found.is_corrected
        else "",
        "chosen": present.chosen_links(found, asked),
        "clear_url": present.results_address(Asked(asked.text)),
        "also": [] if is_personal else present.also_looked_for(found.understood),
    }


def _values_of_results(asked: Asked, found: Found, scope: Scope) -> dict[str, Any]:
    is_first = found.page == 1 and not asked.has_filters
    first = (found.page - 1) * present.PER_PAGE + 1
    return {
        "promoted": promoted_for(found.understood, scope) if is_first else [],
        "lines": present.result_lines(found, first=first),
        "first": first,
        "last": first + len(found.results) - 1,
        "kinds": present.facet_links(found.kinds, KIND, asked),
        "harms": present.facet_links(found.harms, HARM, asked),
        "pages": present.page_links(found, asked),
    }


def _help(asked: Asked, found: Found, scope: Scope) -> dict[str, Any]:
    """Give what helps when nothing was found: what is promoted, what begins alike, where to go."""
    names = names_of(scope)
    return {
        "promoted": promoted_for(found.understood, scope),
        "hints": _hints(asked, scope),
        "harms": [name for name in names if name.is_harm],
    }


def _hints(asked: Asked, scope: Scope) -> list[Suggestion]:
    """List what begins like one of the words, each once."""
    words = sorted(set(asked.text.split()), key=len, reverse=True)[:HINTS_FOR_WORDS]
    found = [hint for word in words for hint in queries.suggestions(word, scope)]
    return list({hint.url: hint for hint in found}.values())[:MOST_HINTS]


def _page(request: PortalRequest, template: str, **values: Any) -> HttpResponse:
    context = {"skin": "adult", "has_own_search": True, **values}
    return TemplateResponse(request, f"portal/search/{template}.html", context)
