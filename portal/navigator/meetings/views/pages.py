"""Meetings as a structure, from A to Z, and one by one."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from portal.core.addresses import language_prefix
from portal.core.languages import speaking
from portal.core.page_cache import declare_public
from portal.core.presenters import Crumb
from portal.core.requests import PortalRequest
from portal.navigator.meetings.presenters.addresses import meeting_address
from portal.navigator.meetings.presenters.calendar import calendar_of
from portal.navigator.meetings.presenters.card import card_of
from portal.navigator.meetings.presenters.dates import changes_at
from portal.navigator.meetings.presenters.known import Known, known_of
from portal.navigator.meetings.presenters.listing import a_to_z
from portal.navigator.meetings.presenters.structure import structure_of

CALENDAR = "text/calendar; charset=utf-8"


@require_safe
def meetings(request: PortalRequest) -> HttpResponse:
    """Show how the meetings stand together, and list them from A to Z."""
    known = _known(request)
    with speaking(known.language):
        together, rows = structure_of(known), a_to_z(known)
    title = _("Meetings, and which ones take a referral")
    return _page(request, "list", known, title=title, structure=together, rows=rows)


@require_safe
def meeting(request: PortalRequest, slug: str) -> HttpResponse:
    """Show everything about one meeting."""
    known = _known(request)
    text = _found(known, slug)
    with speaking(known.language):
        card = card_of(text, known)
    crumb = Crumb(_("Meetings"), meeting_address())
    return _page(request, "meeting", known, crumbs=(crumb,), title=text.name, card=card)


@require_safe
def calendar(request: PortalRequest, slug: str) -> HttpResponse:
    """Give the coming dates of a meeting to a calendar."""
    known = _known(request)
    text = _found(known, slug)
    with speaking(known.language):
        written = calendar_of(
            text, text.owner.coming_dates, host=request.get_host().partition(":")[0],
            address=request.build_absolute_uri(meeting_address(slug)),
        )  # fmt: skip
    response = HttpResponse(written, content_type=CALENDAR)
    response["Content-Disposition"] = f'attachment; filename="{slug}.ics"'
    return declare_public(response, until=changes_at(text.owner.coming_dates, known.now))


def _known(request: PortalRequest) -> Known:
    return known_of(request.partnership, get_language() or "en", timezone.now())


def _found(known: Known, slug: str) -> Any:
    text = next((each for each in known.texts if each.owner.slug == slug), None)
    if text is None:
        raise Http404
    return text


def _page(
    request: PortalRequest, template: str, known: Known, *, crumbs: tuple[Crumb, ...] = (),
    **values: Any,
) -> HttpResponse:  # fmt: skip
    """Show a page whose words are in one language; a reader of another is told."""
    request.content_language = known.language
    request.is_fallback_language = known.language != (get_language() or "en")
    home = Crumb(_("Home"), language_prefix())
    context = {"skin": "adult", "ring": "neighbourhood", "crumbs": [home, *crumbs], **values}
    response = TemplateResponse(request, f"portal/navigator/meetings/{template}.html", context)
    return declare_public(response, until=changes_at(known.dates, known.now))
