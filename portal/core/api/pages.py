"""What the API says of itself, to programs and to people."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from ninja import NinjaAPI

from portal.core.addresses import language_prefix
from portal.core.api.describing import describe, operation_pages
from portal.core.page_cache import declare_public
from portal.core.presenters import Crumb

View = Callable[[HttpRequest], HttpResponse]


def schema_view(api: NinjaAPI) -> View:
    """Make the view that gives the description to programs."""

    @require_safe
    def schema(_request: HttpRequest) -> HttpResponse:
        return declare_public(JsonResponse(_described(api)))

    return schema


def docs_view(api: NinjaAPI) -> View:
    """Make the page that shows every operation to people, without anybody else’s script."""

    @require_safe
    def docs(request: HttpRequest) -> HttpResponse:
        described = _described(api)
        values = {
            "title": _("API"),
            "skin": "adult",
            "ring": "work",
            "crumbs": [Crumb(_("Home"), language_prefix())],
            "about": described["info"]["description"],
            "operations": operation_pages(described),
        }
        return declare_public(TemplateResponse(request, "portal/api/docs.html", values))

    return docs


def nothing(_request: HttpRequest, rest: str) -> HttpResponse:
    """Answer 404 at once: below the API no address is sent on to one with a slash."""
    raise Http404


@lru_cache(maxsize=4)
def _described(api: NinjaAPI) -> dict[str, Any]:
    return describe(api)
