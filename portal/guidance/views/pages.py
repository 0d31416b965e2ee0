"""What the pages of reference rows have in common."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.core.addresses import language_prefix
from portal.core.page_cache import declare_public
from portal.core.presenters import Crumb
from portal.core.requests import PortalRequest


def reader_language() -> str:
    """Give the language of the address."""
    return get_language() or "en"


def told_of_language(request: PortalRequest, language: str) -> None:
    """Let the frame mark words of another language than the reader's, and say so."""
    request.content_language = language
    request.is_fallback_language = language != reader_language()


def page(
    request: PortalRequest, template: str, language: str, *, crumbs: tuple[Crumb, ...] = (),
    **values: Any,
) -> HttpResponse:  # fmt: skip
    """Show a page whose words are in one language; a reader of another is told."""
    told_of_language(request, language)
    home = Crumb(_("Home"), language_prefix())
    context = {"skin": "adult", "ring": "work", "crumbs": [home, *crumbs], **values}
    response = TemplateResponse(request, f"portal/guidance/{template}.html", context)
    return declare_public(response)
