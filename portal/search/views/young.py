"""Search on children’s pages: children’s words only, nothing in the address, nothing kept."""

from __future__ import annotations

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.core.client import limit_address
from portal.core.findable import CHILD
from portal.core.limits import hit
from portal.core.page_cache import declare_public
from portal.core.public_form import public_form
from portal.core.requests import PortalRequest
from portal.core.skins import PARAMETER, skin_of
from portal.search import queries
from portal.search.asking import question, scope_of
from portal.search.presenters import young

PER_PAGE: Final = 20
PER_MINUTE: Final = 300  # a whole class may stand behind one address


@require_http_methods(["GET", "HEAD", "POST"])
@public_form
def search(request: PortalRequest) -> HttpResponse:
    """Show the empty box, or what children may read about a word."""
    if request.partnership is None:
        raise Http404
    skin = skin_of(request.GET.get(PARAMETER, ""))
    if request.method != "POST":
        response = _page(request, skin)
        return declare_public(response, no_store=True, parameters=[PARAMETER])
    text = question(request.POST.get("q", ""))
    if _is_too_much(request):
        return _page(request, skin, status=429, text=text, is_too_much=True)
    return _answer(request, skin, text)


def _answer(request: PortalRequest, skin: str, text: str) -> HttpResponse:
    if not text:
        return _page(request, skin, is_empty=True)
    scope = scope_of(request, timezone.now(), voice=CHILD)
    found = queries.find(text, scope, per_page=PER_PAGE)
    return _page(
        request, skin, text=text, is_answer=True, cards=young.cards(found, skin),
        meant=found.did_you_mean, is_corrected=found.is_corrected,
        is_personal=found.understood.has_phone or found.understood.has_postcode,
    )  # fmt: skip


def _is_too_much(request: HttpRequest) -> bool:
    """Count this search by network; the usual page for too many tries speaks to adults."""
    address, now = limit_address(request), timezone.now()
    return not hit("young-search", address, limit=PER_MINUTE, per_seconds=60, now=now).allowed


def _page(request: PortalRequest, skin: str, *, status: int = 200, **values: Any) -> HttpResponse:
    context = {
        "title": _("Your space"),
        "is_discreet": True,
        "skin": skin,
        "has_own_search": True,
        "action": young.search_address(skin),
        "about_url": young.about_address(skin),
        **values,
    }
    response = TemplateResponse(request, "portal/search/young.html", context, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
