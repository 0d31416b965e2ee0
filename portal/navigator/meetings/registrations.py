"""What meetings register with the kernel."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import get_language, gettext, gettext_lazy
from wagtail.snippets.models import register_snippet

from portal.core import registry, stamp_sources
from portal.core.models import Partnership
from portal.core.registry import LinkCard, NavItem, RelatedSource, SiteMapEntry
from portal.navigator.meetings import api, models, queries, search
from portal.navigator.meetings.editors import MeetingGroup
from portal.navigator.meetings.live_facts import DATES_PANEL, check_meetings
from portal.navigator.meetings.packing import LinesKind, MeetingKind
from portal.navigator.meetings.presenters.addresses import meeting_address
from portal.navigator.meetings.presenters.card import related_cards
from portal.navigator.meetings.specimens import GROUP as SPECIMENS

MEETINGS = "meetings"
MENU_ORDER = 50  # after finding support, before training
PACK_KINDS = (MeetingKind(), LinesKind())
ROWS = (
    models.Meeting,
    models.MeetingTier,
    models.MeetingSubject,
    models.MeetingHarm,
    models.MeetingLine,
    models.MeetingDate,
)


def register() -> None:
    """Register packs, editors, pages, search and what stands beside kinds of harm."""
    for kind in PACK_KINDS:
        registry.pack_kinds.register(kind.name, kind)
    registry.navigation.register(MEETINGS, menu)
    registry.site_map.register(MEETINGS, addresses)
    registry.related.register(
        MEETINGS, RelatedSource(gettext_lazy("Meetings that take a referral"), meetings_for)
    )
    registry.api_routers.register(MEETINGS, api.router)
    registry.live_checks.register(MEETINGS, check_meetings)
    registry.dashboard_panels.register(MEETINGS, DATES_PANEL)
    registry.specimen_groups.register(SPECIMENS.slug, SPECIMENS)
    search.register()
    stamp_sources.watch(*ROWS)
    stamp_sources.watch_pages(models.MeetingText)
    register_snippet(MeetingGroup)


def menu(partnership: Partnership) -> list[NavItem]:
    """Offer the meetings where there are any; one query, until anything public changes."""
    if not queries.are_there_any(partnership):
        return []
    return [NavItem(gettext("Meetings"), meeting_address(), order=MENU_ORDER)]


def addresses(partnership: Partnership) -> Iterator[SiteMapEntry]:
    """List every public address; one query."""
    found = queries.addresses_of(partnership)
    if found:
        yield SiteMapEntry("/meetings/")
    for slug, changed_at in found:
        yield SiteMapEntry(f"/meetings/{slug}/", changed_at)


def meetings_for(partnership: Partnership, harms: frozenset[str], sign: str) -> list[LinkCard]:
    """Give a card for each meeting that takes referrals for a kind of harm; two queries."""
    # A sign alone is no reason to refer: its kinds of harm say which meetings there are.
    if sign or not queries.are_there_any(partnership):
        return []
    language = get_language() or "en"
    return related_cards(queries.meetings_for_harms(partnership, language, harms))
