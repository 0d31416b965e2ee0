"""Guides and strategies: their lists, first pages and parts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from portal.core import registry
from portal.core.blocks import contents_of
from portal.core.blocks.base import TOP_LEVEL
from portal.core.models import BasePage
from portal.core.page_cache import declare_public
from portal.core.presenters import crumbs_of, ring_of
from portal.core.registry import LinkCard
from portal.guidance.models import (
    GuidanceIndexPage,
    GuidePage,
    GuidePartPage,
    StrategyIndexPage,
    StrategyPage,
)
from portal.guidance.presenters.guides import children_of, parts_of


def section(request: HttpRequest, page: GuidanceIndexPage | StrategyIndexPage) -> HttpResponse:
    """List what stands in a section."""
    is_strategy = isinstance(page, StrategyIndexPage)
    return _show(
        request, page, "section", children=children_of(page),
        offered=_offered(request) if is_strategy else [],
    )  # fmt: skip


def guide(request: HttpRequest, page: GuidePage) -> HttpResponse:
    """Show the first page of a guide, with its parts."""
    return _show(request, page, "guide", parts=parts_of(page, page))


def part(request: HttpRequest, page: GuidePartPage) -> HttpResponse:
    """Show one part of a guide, between the one before and the one after it."""
    return _show(request, page, "guide", parts=parts_of(page.get_parent(), page))


def strategy(request: HttpRequest, page: StrategyPage) -> HttpResponse:
    """Show a strategy, or one of its objectives."""
    return _show(request, page, "strategy", children=children_of(page), offered=_offered(request))


def _offered(request: HttpRequest) -> list[LinkCard]:
    """Lead from a strategy to its plan and its indicators, where there are any."""
    partnership = getattr(request, "partnership", None)
    source = registry.link_cards.get("plan")
    return source.cards(partnership) if source and partnership else []


def _show(request: HttpRequest, page: BasePage, template: str, **values: Any) -> HttpResponse:
    context = {
        "page": page,
        "title": page.tab_title,
        "skin": page.skin,
        "crumbs": crumbs_of(page),
        "ring": ring_of(page),
        "contents": [entry for entry in contents_of(page.body) if entry.level == TOP_LEVEL],
        **values,
    }
    response = TemplateResponse(request, f"portal/guidance/{template}.html", context)
    return declare_public(response, no_store=page.is_family_page)
