"""Notices: hide that you were here, privacy, accessibility, languages."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.core.addresses import language_prefix
from portal.core.language_states import language_states
from portal.core.languages import safety_language, speaking
from portal.core.page_cache import declare_public
from portal.core.personal_data import kept_data
from portal.core.presenters import Link
from portal.core.requests import PortalRequest
from portal.core.skins import PARAMETER, skin_of, skin_or

STATEMENT_DATE = date(2026, 11, 20)  # of the accessibility statement; change it with the words
DISCREET_TITLE = gettext_lazy("Information")


@require_safe
def hide(request: PortalRequest) -> HttpResponse:
    """Say how to hide a visit, and what cannot be hidden."""
    return notice(
        request,
        "hide",
        gettext_lazy("Hide that you were here"),
        is_family=True,
        skin=skin_or(request.GET.get(PARAMETER, ""), "adult"),
        ring="family",
    )


@require_safe
def privacy(request: PortalRequest) -> HttpResponse:
    """Say what is kept about whom."""
    return notice(request, "privacy", gettext_lazy("Privacy"), kept=kept_data())


@require_safe
def privacy_children(request: PortalRequest) -> HttpResponse:
    """Say it to a child, in 150 words or fewer."""
    return notice(
        request,
        "privacy_children",
        gettext_lazy("What we know about you"),
        is_family=True,
        skin=skin_of(request.GET.get(PARAMETER, "")),
    )


@require_safe
def accessibility(request: PortalRequest) -> HttpResponse:
    """Say how well this site can be used, and whom to tell when it cannot."""
    return notice(
        request,
        "accessibility",
        gettext_lazy("Accessibility"),
        statement_date=STATEMENT_DATE,
    )


@require_safe
def languages(request: PortalRequest) -> HttpResponse:
    """List the languages, each under its own name, and how much there is in each."""
    states = language_states(request.partnership)
    return notice(
        request,
        "languages",
        gettext_lazy("Languages"),
        language=get_language(),  # found by people who read no English
        states=states,
        has_drafts=any(state.drafted_on for state in states),
    )


def notice(
    request: PortalRequest,
    name: str,
    heading: str | Promise,
    *,
    is_family: bool = False,
    language: str | None = None,
    **values: Any,
) -> HttpResponse:
    """Show one notice, in English until a person has approved the words in the reader's language.

    A page whose words are none of safety names its language itself.

    What a family reads says nothing in the browser's tab, and browsers keep no copy. It keeps the
    look that somebody came with.
    """
    request.content_language = language or safety_language()
    request.is_fallback_language = request.content_language != get_language()
    with speaking(request.content_language):
        words = {
            "title": str(DISCREET_TITLE if is_family else heading),
            "heading": str(heading),
            "crumbs": [Link(_("Home"), language_prefix())],
        }
    context = {"skin": "adult", "is_discreet": is_family, **words, **values}
    response = TemplateResponse(request, f"portal/notices/{name}.html", context)
    return declare_public(response, no_store=is_family, parameters=[PARAMETER] if is_family else [])
