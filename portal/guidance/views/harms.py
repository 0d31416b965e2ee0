"""Kinds of harm."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from portal.core.presenters import Crumb
from portal.core.requests import PortalRequest
from portal.guidance import presenters, queries
from portal.guidance.views.pages import page, reader_language
from portal.reference.spoken import COMMON


@require_safe
def harms(request: PortalRequest) -> HttpResponse:
    """List the kinds of harm, and what holds for all of them."""
    found = queries.harms_of(request.partnership, reader_language())
    common = next((text for text in found.texts if text.owner.slug == COMMON), None)
    return page(
        request, "harms", found.language,
        title=_("Kinds of harm outside the home"), cards=presenters.cards(found.texts),
        common=common, sections=presenters.sections(common, None) if common else [],
    )  # fmt: skip


@require_safe
def harm(request: PortalRequest, slug: str) -> HttpResponse:
    """Show one kind of harm: what it is, its signs, what to do, what to say."""
    language = reader_language()
    found = queries.harm_of(request.partnership, language, slug)
    by_slug = {text.owner.slug: text for text in found.texts}
    if slug not in by_slug or slug == COMMON:
        raise Http404
    text, partnership = by_slug[slug], request.partnership
    signs = queries.signs_of(partnership, found.language, owner__harms__harm=text.owner_id)
    laws = queries.laws_of(partnership, found.language, owner__harms__harm=text.owner_id)
    return page(
        request, "harm", found.language,
        crumbs=(Crumb(_("Kinds of harm"), presenters.harm_address()),),
        title=text.name, text=text, common=by_slug.get(COMMON),
        sections=presenters.sections(text, by_slug.get(COMMON)),
        groups=presenters.in_groups(signs.texts),
        laws=[presenters.law_line(law) for law in laws.texts],
        advice=queries.advice_of(partnership, found.language, text.owner_id).texts,
        route=presenters.brief_route(partnership, text.owner.code),
        related=presenters.related_lists(partnership, [text.owner.code]),
    )  # fmt: skip


@require_safe
def laws(request: PortalRequest) -> HttpResponse:
    """List law and guidance with their status."""
    found = queries.laws_of(request.partnership, reader_language())
    return page(
        request, "laws", found.language,
        title=_("Law and guidance"), laws=[presenters.law_line(law) for law in found.texts],
    )  # fmt: skip


@require_safe
def language(request: PortalRequest) -> HttpResponse:
    """Say which words blame a child, and what to say instead."""
    found = queries.advice_of(request.partnership, reader_language(), None)
    return page(
        request, "language", found.language,
        title=_("Words that help, words that blame"), advice=found.texts,
    )  # fmt: skip
