"""What other parts of the portal have for a kind of harm or a sign."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from portal.core import registry
from portal.core.addresses import in_language
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


def _here(card: LinkCard) -> LinkCard:
    """Lead to the address in the reader's language."""
    return LinkCard(card.title, in_language(card.path, address_language()), card.text)
