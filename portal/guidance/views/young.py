"""Kinds of harm in words for children: addresses and titles that say nothing, nothing kept."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.core.page_cache import declare_public
from portal.core.requests import PortalRequest
from portal.core.skins import PARAMETER, skin_of
from portal.guidance import queries
from portal.guidance.presenters import young
from portal.guidance.views.pages import reader_language, told_of_language


@require_safe
def about(request: PortalRequest) -> HttpResponse:
    """List what can happen, in words for children."""
    skin = skin_of(request.GET.get(PARAMETER, ""))
    found = queries.childs_harms_of(request.partnership, reader_language())
    told_of_language(request, found.language)
    return _page(request, "young", skin, topics=young.young_topics(found.texts, skin))


@require_safe
def topic(request: PortalRequest, word: str) -> HttpResponse:
    """Say what one kind of harm is, and what a child can do."""
    skin = skin_of(request.GET.get(PARAMETER, ""))
    found = queries.childs_harms_of(request.partnership, reader_language())
    text = next((text for text in found.texts if text.owner.neutral_slug == word), None)
    if text is None:
        raise Http404
    told_of_language(request, found.language)
    topics = [one for one in young.young_topics(found.texts, skin, word) if not one.is_current]
    return _page(
        request, "young_topic", skin,
        text=text, topics=topics, about_url=young.about_address(skin),
    )  # fmt: skip


def _page(request: PortalRequest, template: str, skin: str, **values: Any) -> HttpResponse:
    context = {"title": _("Your space"), "is_discreet": True, "skin": skin, **values}
    response = TemplateResponse(request, f"portal/guidance/{template}.html", context)
    return declare_public(response, no_store=True, parameters=[PARAMETER])
