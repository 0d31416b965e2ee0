"""The views of the kernel's page types."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from portal.core.models import HomePage, StandardPage


def home(request: HttpRequest, page: HomePage) -> HttpResponse:
    """Show the home page."""
    return TemplateResponse(request, "portal/home.html", {"page": page, "skin": page.skin})


def standard(request: HttpRequest, page: StandardPage) -> HttpResponse:
    """Show a standard page."""
    return TemplateResponse(request, "portal/standard_page.html", {"page": page, "skin": page.skin})
