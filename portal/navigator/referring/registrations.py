"""What this room registers with the kernel."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.core import registry
from portal.core.models import Partnership
from portal.core.registry import LinkCard, LinkCardSource, NavItem, SiteMapEntry
from portal.navigator.meetings.presenters import slips as slips_of_meetings
from portal.navigator.referring import slips
from portal.navigator.referring.api import router
from portal.navigator.referring.presenters.route import brief_route
from portal.navigator.referring.specimens import GROUP as SPECIMENS
from portal.search.following import register_source
from portal.search.sources.places import Place, source_of_places

START = "refer-start"
NAME = gettext_lazy("Where do I refer?")
SUMMARY = gettext_lazy(
    "A few plain questions lead to your next steps, in order: who to talk to first, where to "
    "refer and which meeting looks at it."
)
PLACES = (Place(START, NAME, SUMMARY),)


def register() -> None:
    """Register menu, site map, cards, search, the API, routes in brief and slips."""
    registry.navigation.register("refer", menu)
    registry.site_map.register("refer", addresses)
    registry.link_cards.register("refer", LinkCardSource(NAME, cards))
    register_source("refer", source_of_places(PLACES))
    registry.api_routers.register("refer", router)
    registry.brief_routes.register("refer", brief_route)
    registry.specimen_groups.register(SPECIMENS.slug, SPECIMENS)
    slips.meeting_slips.register(slips.MEETINGS, slips_of_meetings)


def menu(_partnership: Partnership) -> list[NavItem]:
    """Put it first: it is what a worried worker looks for."""
    return [NavItem(_("Where to refer"), reverse(START), order=10, group="worried")]


def addresses(_partnership: Partnership) -> Iterator[SiteMapEntry]:
    """Name the start page; nothing behind it is for search engines."""
    yield SiteMapEntry(reverse(START))


def cards(_partnership: Partnership) -> list[LinkCard]:
    """Give editors a card for the home page and others."""
    return [LinkCard(str(NAME), reverse(START), str(SUMMARY))]
