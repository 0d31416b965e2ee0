"""The address that pages tell which result was pressed."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils import timezone
from django.views.decorators.http import require_POST

from portal.core.languages import address_language
from portal.core.limits.limited import limited
from portal.core.public_form import public_form
from portal.core.requests import PortalRequest
from portal.search.counting.actions import count_click
from portal.search.counting.forms import ClickForm
from portal.search.engines.base import Scope


@require_POST
@public_form
@limited("search-clicked", limit=60, per_seconds=60)
def clicked(request: HttpRequest) -> HttpResponse:
    """Count the press; whether the search is one that is counted is not told."""
    form = ClickForm(request.POST)
    if set(request.POST) - set(form.fields) or not form.is_valid():
        return HttpResponseBadRequest()
    here = cast("PortalRequest", request).partnership
    now = timezone.now()
    scope = Scope(here.pk if here else None, address_language(), now)
    count_click(
        text=form.cleaned_data["query"], rank=form.cleaned_data["rank"], scope=scope, now=now
    )
    return HttpResponse(status=204)
