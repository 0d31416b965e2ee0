"""What children see of a search; the look they came with goes on with every link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import get_language

from portal.search.found import Found, Result
from portal.search.presenters.pieces import plain

YOUNG, TEEN = "child", "teen"
PARAMETER: Final = "skin"


@dataclass(frozen=True)
class YoungCard:
    """This leads to a page that children read."""

    title: str
    url: str
    text: str
    language: str  # of its words, when it is not the reader’s


def skin_of(asked: str) -> str:
    """Name the look: older readers ask for theirs."""
    return TEEN if asked == TEEN else YOUNG


def search_address(skin: str) -> str:
    """Give the address of the search in a look."""
    return _in_look(reverse("search:young"), skin)


def about_address(skin: str) -> str:
    """Give the address of what can be read about, in a look."""
    return _in_look(reverse("guidance:young"), skin)


def cards(found: Found, skin: str) -> list[YoungCard]:
    """List what was found."""
    return [_card(result, skin) for result in found.results]


def _card(result: Result, skin: str) -> YoungCard:
    text = result.entry.summary or plain(result.excerpt)
    language = result.language if result.language != get_language() else ""
    return YoungCard(result.entry.title, _in_look(result.url, skin), text, language)


def _in_look(address: str, skin: str) -> str:
    """Let an address keep the look, before any place on its page."""
    if skin != TEEN:
        return address
    path, mark, place = address.partition("#")
    return f"{path}?{PARAMETER}={TEEN}{mark}{place}"
