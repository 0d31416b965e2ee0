"""Guides and strategies: their lists, first pages and parts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from portal.core import registry
from portal.core.models import BasePage
from portal.core.page_cache import declare_public
from portal.core.presenters import page_context
from portal.core.registry import LinkCard
from portal.guidance.models import (
    GuidanceIndexPage,
    GuidePage,
    GuidePartPage,
    SharedChapterPage,
    SharedChaptersPage,
    StrategyIndexPage,
    StrategyPage,
)
from portal.guidance.overlay import as_read
from portal.guidance.presenters import duties
from portal.guidance.presenters.guides import children_of, parts_of, pdf_address, print_address


def section(request: HttpRequest, page: GuidanceIndexPage | StrategyIndexPage) -> HttpResponse:
    """List what stands in a section."""
    is_strategy = isinstance(page, StrategyIndexPage)
    return show(
        request, page, "section", children=children_of(page),
        offered=_offered(request) if is_strategy else [],
    )  # fmt: skip


def guide(request: HttpRequest, page: GuidePage) -> HttpResponse:
    """Show the first page of a guide, with its parts."""
    return _one_part(request, page, page)


def part(request: HttpRequest, page: GuidePartPage) -> HttpResponse:
    """Show one part of a guide, between the one before and the one after it."""
    return _one_part(request, page, page.get_parent())


def strategy(request: HttpRequest, page: StrategyPage) -> HttpResponse:
    """Show a strategy, or one of its objectives."""
    return show(request, page, "strategy", children=children_of(page), offered=_offered(request))


def _offered(request: HttpRequest) -> list[LinkCard]:
    """Lead from a strategy to its plan and its indicators, where there are any."""
    partnership = getattr(request, "partnership", None)
    source = registry.link_cards.get("plan")
    return source.cards(partnership) if source and partnership else []


def shared_chapters(request: HttpRequest, page: SharedChaptersPage) -> HttpResponse:
    """Show editors which chapters are shared; no site has an address for it."""
    return show(request, page, "section", children=children_of(page))


def chapter(request: HttpRequest, page: SharedChapterPage) -> HttpResponse:
    """Show editors a shared chapter as parts of guides show it."""
    return show(request, page, "strategy", children=[])


def _one_part(request: HttpRequest, page: BasePage, whole: Any) -> HttpResponse:
    parts = parts_of(whole, page)
    page = as_read(page)
    return show(
        request, page, "guide",
        parts=parts, kicker=parts.place,
        print_url=print_address(whole), pdf_url=pdf_address(whole),
        reading=duties.reading_of(page.body, request.GET.get(duties.PARAMETER, "")),
        parameters=[duties.PARAMETER],
    )  # fmt: skip


def show(
    request: HttpRequest, page: BasePage, template: str,
    parameters: Iterable[str] = (), **values: Any,
) -> HttpResponse:  # fmt: skip
    """Show a page of knowledge; name the query parameters its view looks at."""
    context = page_context(page) | values
    response = TemplateResponse(request, f"portal/guidance/{template}.html", context)
    return declare_public(response, no_store=page.is_family_page, parameters=parameters)
