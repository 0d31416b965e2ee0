"""The guard of the CMS: every address says what it is about, and none is open by accident.

Wagtail asks who may do what, page by page and file by file, but several of its addresses answer
for any row of a table. Here each address has a door: it is about nothing of anybody's, about
things that are looked up and must be within reach, or for those who look after the portal. An
address without a door is theirs alone, so one that a later Wagtail adds is shut until somebody
thinks about it (a test lists it).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import ResolverMatch

from portal.core import registry
from portal.core.cms.offers import CmsDoor
from portal.core.cms.reach import reach_of
from portal.core.cms.things import is_within_reach

CMS = "/cms/"
VIEW_SETS = ("wagtailsnippets_", "wagtailsnippetchoosers_")


class CmsDoorsMiddleware:
    """This answers “not found” where an address of the CMS leads out of somebody's reach."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on; the guard looks once the address is resolved."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, args: Any, kwargs: Any) -> None:
        """Look at the door of the address."""
        match = request.resolver_match
        if not request.path.startswith(CMS) or match is None:
            return
        reach = reach_of(request.user)
        # Whoever does not work in the CMS is turned away by Wagtail, with words.
        if not reach.is_nowhere and not reach.is_admin:
            pass_door(request, match)


def pass_door(request: HttpRequest, match: ResolverMatch) -> None:
    """Let an editor pass; raise Http404 at a door that is not theirs."""
    door = door_of(match.view_name)
    if door is None or door.is_for_admins:
        raise Http404
    if door.things is None:
        return
    named = {str(place): value for place, value in enumerate(match.args)} | match.kwargs
    if not all(is_within_reach(request.user, thing) for thing in door.things(request, named)):
        raise Http404


def door_of(view_name: str) -> CmsDoor | None:
    """Find the door of an address: by its name, else by the place it stands in."""
    place, _, _name = view_name.rpartition(":")
    if is_served(place):
        return OPEN
    return registry.cms_doors.get(view_name) or registry.cms_doors.get(f"{place}:")


def is_served(place: str) -> bool:
    """Say whether the addresses of this place look after themselves: they are a view set's."""
    return place.startswith(VIEW_SETS) and any(
        place.endswith(f"_{model._meta.app_label}_{model._meta.model_name}")
        for model in registry.edited_tables
    )


OPEN = CmsDoor()
FOR_ADMINS = CmsDoor(is_for_admins=True)
