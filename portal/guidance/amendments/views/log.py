"""The log of amendments, its feeds, what changed between two editions, and a kept text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.conf import settings
from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.core.addresses import language_prefix, page_address
from portal.core.editions.models import Edition
from portal.core.editions.presenters import comparison, edition_rows, key_of
from portal.core.languages import speaking
from portal.core.page_cache import declare_public
from portal.core.presenters import Crumb
from portal.core.requests import PortalRequest
from portal.guidance.amendments import queries
from portal.guidance.amendments.addresses import feed_address, history_address, log_address
from portal.guidance.amendments.presenters.feed import feed_of
from portal.guidance.amendments.presenters.log import (
    amendments,
    edition_url,
    in_months,
    page_links,
    page_url,
)
from portal.guidance.amendments.presenters.texts import kept_text
from portal.guidance.models import GuidePage

PER_PAGE: Final = 20
IN_FEED: Final = 30


@require_safe
def log(request: PortalRequest, guide: str = "") -> HttpResponse:
    """List what changed and why, the newest first: everything, or one guide with its parts."""
    found, here = _asked_for(request, guide)
    editions = queries.amendments_of(_partnership(request), found)
    try:
        portion = Paginator(editions, PER_PAGE).page(request.GET.get("page", "1"))
    except InvalidPage as fault:
        raise Http404 from fault
    previous = portion.number - 1 if portion.has_previous() else 0
    following = portion.number + 1 if portion.has_next() else 0
    with _words_in(request, settings.LANGUAGE_CODE):
        return _page(
            request, "log", parameters={"page"},
            title=_title_of(found), crumbs=_crumbs(found), guide=found,
            months=in_months(amendments(list(portion.object_list))),
            pages=page_links(portion, here) if portion.has_other_pages() else [],
            previous_url=page_url(here, previous) if previous else "",
            next_url=page_url(here, following) if following else "",
            feed_url=feed_address(guide),
        )  # fmt: skip


@require_safe
def feed(request: PortalRequest, guide: str = "") -> HttpResponse:
    """Give the newest entries to a reader of feeds."""
    found, here = _asked_for(request, guide)
    partnership = _partnership(request)
    editions = list(queries.amendments_of(partnership, found)[:IN_FEED])
    with speaking(settings.LANGUAGE_CODE):
        title = f"{partnership.name}: {_title_of(found)}"
        written = feed_of(
            editions, partnership, title=title, path=here, feed_path=feed_address(guide)
        )
    response = HttpResponse(written.writeString("utf-8"), content_type=written.content_type)
    return declare_public(response)


@require_safe
def changes(request: PortalRequest, page: int) -> HttpResponse:
    """Show what changed between two editions of a page, and let readers choose the two."""
    editions = _history(request, page)
    old, new = _choice(request, editions)
    is_asked = bool(request.GET.get("from") or request.GET.get("to"))
    with _words_in(request, editions[0].language):
        compared = comparison(editions, old, new) if old and new else None
        is_choice_wrong = is_asked and compared is None
        rows = edition_rows(editions)
        return _page(
            request, "changes", parameters={"from", "to"}, status=400 if is_choice_wrong else 200,
            title=_("What changed: %(title)s") % {"title": editions[0].title},
            heading=editions[0].title, crumbs=_crumbs(None, with_log=True),
            rows=list(zip(rows, map(edition_url, editions), strict=True)),
            compared=compared, is_choice_wrong=is_choice_wrong, address=request.path,
            present_url=_present_url(editions[0]),
        )  # fmt: skip


@require_safe
def edition(request: PortalRequest, page: int, key: str) -> HttpResponse:
    """Show what one edition said."""
    editions = _history(request, page)
    found = next((each for each in editions if key_of(each) == key), None)
    if found is None:
        raise Http404
    with _words_in(request, found.language):
        kept = kept_text(queries.edition_with_text(found))
        return _page(
            request, "edition", title=f"{found.title}: {kept.row.name}", kept=kept,
            crumbs=[*_crumbs(None, with_log=True), Crumb(found.title, history_address(page))],
            present_url=_present_url(found), history_url=history_address(page),
        )  # fmt: skip


def _asked_for(request: PortalRequest, slug: str) -> tuple[GuidePage | None, str]:
    """Find the guide an address names, and the address of its log."""
    if not slug:
        return None, log_address()
    found = queries.open_guide(_partnership(request), slug)
    if found is None:
        raise Http404
    return found, log_address(slug)


def _partnership(request: PortalRequest) -> Any:
    if request.partnership is None:
        raise Http404
    return request.partnership


def _history(request: PortalRequest, page: int) -> list[Edition]:
    found = queries.history_of(_partnership(request), page)
    if not found:
        raise Http404
    return found


def _choice(request: PortalRequest, editions: list[Edition]) -> tuple[str, str]:
    """Give the two editions asked for: the newest, and the one before, where none is named."""
    keys = [key_of(each) for each in editions]
    new = request.GET.get("to") or keys[0]
    old = request.GET.get("from")
    if not old and new in keys[:-1]:
        old = keys[keys.index(new) + 1]
    return old or "", new


def _present_url(edition: Edition) -> str:
    page = queries.pages_of([edition]).get(edition.object_id)
    return page_address(page) if page else ""


def _crumbs(guide: GuidePage | None, *, with_log: bool = False) -> list[Crumb]:
    way = [Crumb(_("Home"), language_prefix())]
    if guide is not None:
        way.append(Crumb(guide.title, page_address(guide)))
    return [*way, Crumb(_("Amendments"), log_address())] if with_log else way


@contextmanager
def _words_in(request: PortalRequest, language: str) -> Iterator[None]:
    """Editions are written in one language: a reader of another is told, and words go with it."""
    request.content_language = language
    request.is_fallback_language = language != get_language()
    with speaking(language):
        yield


def _title_of(guide: GuidePage | None) -> str:
    if guide is None:
        return _("Amendments")
    return _("Amendments: %(title)s") % {"title": guide.title}


def _page(
    request: PortalRequest, template: str, *, parameters: Any = (), status: int = 200, **values: Any
) -> HttpResponse:
    context = {"skin": "adult", "ring": "work", **values}
    address = f"portal/guidance/amendments/{template}.html"
    response = TemplateResponse(request, address, context, status=status)
    return declare_public(response, parameters=parameters)
