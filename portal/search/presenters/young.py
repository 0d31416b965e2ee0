"""What children see of a search; the look they came with goes on with every link."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language

from portal.core.skins import in_skin
from portal.search.found import Found, Result
from portal.search.presenters.pieces import plain


@dataclass(frozen=True)
class YoungCard:
    """This leads to a page that children read."""

    title: str
    url: str
    text: str
    language: str  # of its words, when it is not the reader’s


def search_address(skin: str) -> str:
    """Give the address of the search in a look."""
    return in_skin(reverse("search:young"), skin)


def about_address(skin: str) -> str:
    """Give the address of what can be read about, in a look."""
    return in_skin(reverse("guidance:young"), skin)


def cards(found: Found, skin: str) -> list[YoungCard]:
    """List what was found."""
    return [_card(result, skin) for result in found.results]


def _card(result: Result, skin: str) -> YoungCard:
    text = result.entry.summary or plain(result.excerpt)
    language = result.language if result.language != get_language() else ""
    return YoungCard(result.entry.title, in_skin(result.url, skin), text, language)
