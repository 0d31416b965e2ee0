"""The views of the kernel's page types."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from portal.core.blocks.doors import doors_of
from portal.core.models import HomePage, StandardPage
from portal.core.page_cache import declare_public
from portal.core.presenters import page_context


def home(request: HttpRequest, page: HomePage) -> HttpResponse:
    """Show the home page."""
    context = {
        "page": page,
        "title": page.tab_title,
        "skin": page.skin,
        "doors": doors_of(page.doors),
        "has_own_search": True,
    }
    response = TemplateResponse(request, "portal/home.html", context)
    return declare_public(response, no_store=page.is_family_page)


def standard(request: HttpRequest, page: StandardPage) -> HttpResponse:
    """Show a standard page."""
    response = TemplateResponse(request, "portal/standard_page.html", page_context(page))
    return declare_public(response, no_store=page.is_family_page)
