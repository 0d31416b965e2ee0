"""Which result somebody opened: a number and the words, and nothing of who it was."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from portal.core.limits.limited import limited
from portal.core.public_form import public_form
from portal.core.requests import PortalRequest
from portal.search.asking import question, scope_of
from portal.search.listeners import tell_choice
from portal.search.views.results import PER_MINUTE

LAST_RANK = 1000


@require_POST
@public_form
@limited("search-choice", limit=PER_MINUTE, per_seconds=60)
def chosen(request: PortalRequest) -> HttpResponse:
    """Take note that a result was opened; a browser tells it, a reader sees nothing of it."""
    text, rank = question(request.POST.get("q", "")), request.POST.get("rank", "")
    is_rank = rank.isascii() and rank.isdigit() and len(rank) <= len(str(LAST_RANK))
    if not (text and is_rank and 1 <= int(rank) <= LAST_RANK):
        return HttpResponse(status=400)
    tell_choice(text=text, rank=int(rank), scope=scope_of(request, timezone.now()),
                now=timezone.now())  # fmt: skip
    return HttpResponse(status=204)
