"""What other parts of the portal have for a kind of harm or a sign."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.functional import Promise

from portal.core import registry
from portal.core.addresses import in_language
from portal.core.brief_route import BriefRoute
from portal.core.languages import address_language
from portal.core.models import Partnership
from portal.core.registry import LinkCard


@dataclass(frozen=True)
class RelatedList:
    """This is one list beside a page."""

    label: str | Promise
    cards: list[LinkCard]


def related_lists(
    partnership: Partnership | None, harms: Iterable[str], sign: str = ""
) -> list[RelatedList]:
    """Ask every feature for what it has; lists without anything are left out."""
    if partnership is None:
        return []
    codes = frozenset(harms)
    found = [(source.label, source.cards(partnership, codes, sign)) for source in registry.related]
    return [RelatedList(label, [_here(card) for card in cards]) for label, cards in found if cards]


def brief_route(partnership: Partnership | None, harm: str) -> BriefRoute | None:
    """Give the route in brief of a kind of harm; None where no rules are live."""
    source = registry.brief_routes.get("refer")
    route = source(partnership, harm) if source and partnership else None
    if route is None:
        return None
    stops = tuple(replace(stop, url=_address(stop.url)) for stop in route.stops)
    return replace(route, stops=stops, url=_address(route.url))


def _here(card: LinkCard) -> LinkCard:
    return LinkCard(card.title, _address(card.path), card.text)


def _address(path: str) -> str:
    """Give an address in the reader's language; nothing stays nothing."""
    return in_language(path, address_language()) if path else ""
