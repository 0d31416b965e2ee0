"""A page as it was on a day: `?as_at=2026-03-27`, and the form that asks for the day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.core.addresses import page_address
from portal.core.editions.models import Edition
from portal.core.editions.queries import editions_of
from portal.core.languages import speaking
from portal.core.models import BasePage
from portal.core.page_cache import declare_public
from portal.core.page_cache.declaration import declared
from portal.core.presenters import Crumb, crumbs_of, ring_of
from portal.core.publishing.changes import subject_of
from portal.core.time.clock import london_day
from portal.guidance.amendments.exceptions import DayAhead, DayUnclear
from portal.guidance.amendments.presenters import texts
from portal.guidance.amendments.queries import edition_with_text, may_be_named, newest_edition
from portal.guidance.amendments.rules import day_of

PARAMETER: Final = "as_at"
PageView = Callable[[HttpRequest, Any], HttpResponse]


def with_history(view: PageView) -> PageView:
    """Let a page of knowledge be read as it was on any day, and say which edition it is now."""

    @wraps(view)
    def shown(request: HttpRequest, page: BasePage) -> HttpResponse:
        if getattr(request, "is_preview", False) or page.pk is None:
            return view(request, page)
        with speaking(page.locale.language_code):
            if PARAMETER in request.GET:
                return as_at(request, page, request.GET[PARAMETER])
            history = _history_of(page)
        response = view(request, page)
        _add(history, response)
        return response

    return shown


def as_at(request: HttpRequest, page: BasePage, asked: str) -> HttpResponse:
    """Show the edition that was in force at the end of a day in London."""
    now = timezone.now()
    try:
        day = day_of(asked, today=london_day(now))
    except (DayUnclear, DayAhead) as fault:
        values = {"heading": _("Which day?"), "fault": _(fault.template)}
        return _answer(request, page, "as_at_none", 400, **values)
    editions = editions_of(subject_of(page))
    moment = texts.last_moment(day, now)
    edition = next((each for each in editions if each.published_at <= moment), None)
    if edition is None or _was_over(edition, moment):
        before, after = texts.nearest(page, editions, moment)
        heading = _("Not on the site on that day")
        return _answer(
            request, page, "as_at_none", 404, heading=heading, day=day, before=before, after=after
        )
    is_public = may_be_named(page)
    since = texts.since_url(page, edition, editions[0]) if is_public else ""
    return _answer(
        request, page, "as_at", 200,
        day=day, kept=texts.kept_text(edition_with_text(edition)), since_url=since,
        is_newest=edition is editions[0],
    )  # fmt: skip


def _was_over(edition: Edition, moment: Any) -> bool:
    return not edition.is_in_force and edition.withdrawal.withdrawn_at <= moment


def _answer(
    request: HttpRequest, page: BasePage, template: str, status: int, **values: Any
) -> HttpResponse:
    present = page_address(page)
    context = {
        "page": page,
        "title": page.tab_title,
        "skin": page.skin,
        "ring": ring_of(page),
        "crumbs": [*crumbs_of(page), Crumb(page.title, present)],
        "present_url": present,
        "latest_day": london_day(timezone.now()),
        **values,
    }
    address = f"portal/guidance/amendments/{template}.html"
    response = TemplateResponse(request, address, context, status=status)
    return declare_public(response, no_store=page.is_family_page, parameters={PARAMETER})


def _history_of(page: BasePage) -> texts.History:
    newest = newest_edition(page)
    now = timezone.now()
    return texts.history_of_page(page, newest, is_public=may_be_named(page), now=now)


def _add(history: texts.History, response: HttpResponse) -> None:
    """Give the page its history; it answers with and without a day, so caches know of both."""
    promise = declared(response)
    if promise is not None:
        known = promise.parameters | {PARAMETER}
        response.public_page = replace(promise, parameters=known)  # type: ignore[attr-defined]  # read by the middleware
    context = getattr(response, "context_data", None)
    if context is not None:
        context["history"] = history
