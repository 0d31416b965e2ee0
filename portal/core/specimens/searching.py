"""The box of the search and what was found, in every state."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from django.utils.html import format_html

from portal.core.specimens.base import Specimen, drawn

LEVEL = 3
BOX = "components/search_box.html"
# Invented, and kept out of the translators' catalogue.
WORDS = "two phones"
NAMES = "Search for somebody who helps"
# Each box is a landmark, so each is named by what it looks for.
LABELS = ("Search for a sign or a worry", "Search for a meeting", "Find a word")
BUTTON = "Look"
DAY = dt.datetime(2026, 10, 19, 12, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Piece:
    """This is a stretch of a text, marked or not."""

    text: str
    is_marked: bool = False


TITLE = (Piece("Several or basic "), Piece("phones", is_marked=True))
EXCERPT = (Piece("More than one "), Piece("phone", is_marked=True), Piece(", often an old one."))
LINES: dict[str, dict[str, Any]] = {
    "everything known": {
        "kind": "Sign", "icon": "flag", "excerpt": EXCERPT, "about": "Online harm",
        "changed_at": DAY,
    },
    "about something in another language": {
        "kind": "Sign", "icon": "flag", "excerpt": (), "about": "Online harm",
        "about_language": "en",
    },
    "another language, a place": {
        "kind": "Guidance", "icon": "book", "excerpt": EXCERPT, "about": "guidance › meetings",
        "is_place": True, "language": "en",
    },
    "a title only": {"kind": "Document", "icon": "doc", "excerpt": ()},
    "a title and its day": {"kind": "Document", "icon": "doc", "changed_at": DAY},
}  # fmt: skip
FACETS = [
    {"label": "Signs", "count": 9, "url": "/hide/", "is_chosen": True},
    {"label": "Guidance", "count": 6, "url": "/report/"},
    {"label": "Bullying", "count": 2, "url": "/languages/", "language": "en"},
]


def search_specimens() -> list[Specimen]:
    """Draw boxes, filters and results."""
    return [*_boxes(), _listed(), *_facets(), *_results()]


def _listed() -> Specimen:
    """Draw a box with the names it offers, which stand beside it on the page."""
    values = {"url": "/languages/", "id": "box-listed", "label": NAMES, "button": BUTTON}
    box = drawn("search_box", "offering names", BOX, list_id="names-to-offer", **values)
    names = format_html('<datalist id="names-to-offer"><option value="{}"></datalist>', WORDS)
    return replace(box, html=format_html("{}{}", box.html, names))


def _boxes() -> list[Specimen]:
    boxes: dict[str, dict[str, Any]] = {
        "empty": {},
        "filled in, suggesting": {"value": WORDS, "suggest_url": "/languages/?q="},
        "big, posted": {"is_big": True, "is_posted": True, "value": WORDS},
    }
    return [
        drawn(
            "search_box", state, BOX,
            url="/languages/", id=f"box-{number}", label=label, button=BUTTON, **values,
        )
        for number, (label, (state, values)) in enumerate(zip(LABELS, boxes.items(), strict=True))
    ]  # fmt: skip


def _facets() -> list[Specimen]:
    return [
        drawn(
            "facets", "one chosen", "components/facets.html",
            title="Kind of page", id="kinds-of-page", links=FACETS, level=LEVEL,
        ),
        drawn("facets", "none", "components/facets.html", title="Kind of page", links=[]),
    ]  # fmt: skip


def _results() -> list[Specimen]:
    return [
        drawn("marked", "two words", "components/marked.html", pieces=TITLE),
        *(
            drawn(
                "results", state, "components/results.html",
                lines=[{"rank": 1, "title": TITLE, "url": "/hide/", **values}], start=1,
            )
            for state, values in LINES.items()
        ),
    ]  # fmt: skip
