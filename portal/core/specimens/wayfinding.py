"""What leads from page to page, of templates/components/, in every state."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from portal.core.specimens.base import Specimen, drawn
from portal.core.specimens.searching import search_specimens

LEVEL = 3
# What the specimens say; invented, and kept out of the translators' catalogue.
GO_ON = "Go on"
STATED = "Stated here"
RESULTS = "Pages of results"
FEW = "Pages of a short list"


def wayfinding_group(_request: HttpRequest, _state: str) -> dict[str, Any]:
    """Show what leads on."""
    parts = [*_buttons_and_tags(), *_contents(), *_pages(), *search_specimens()]
    return {"specimens": parts}


def _buttons_and_tags() -> list[Specimen]:
    buttons: dict[str, dict[str, Any]] = {
        "plain": {},
        "with an arrow": {"icon": "arrow"},
        "line": {"kind": "line"},
        "light": {"kind": "light"},
        "stop": {"kind": "stop"},
        "big": {"is_big": True},
    }
    tags = {"plain": "", "ok": "ok", "warn": "warn", "late": "late", "dash": "dash", "on": "on"}
    return [
        *(
            drawn("button", state, "components/button.html", label=GO_ON, url="/hide/", **values)
            for state, values in buttons.items()
        ),
        *(
            drawn("tag", state, "components/tag.html", label=STATED, kind=kind)
            for state, kind in tags.items()
        ),
        drawn("tag", "with an icon", "components/tag.html", label=STATED, kind="ok", icon="check"),
    ]


def _contents() -> list[Specimen]:
    headings = [{"text": "When to think of it", "anchor": "main"}]
    items = [
        {"label": "When to think of it", "url": "#main", "is_current": True},
        {"label": "Who can refer", "url": "#all"},
    ]
    return [
        drawn("crumbs", "none", "components/crumbs.html", crumbs=[]),
        drawn("contents", "headings", "components/contents.html", items=headings, id="contents"),
        drawn(
            "toc", "second is not current", "components/toc.html",
            title="In this part", items=items, id="toc", level=LEVEL,
        ),
    ]  # fmt: skip


def _pages() -> list[Specimen]:
    pages = [
        {"number": 1, "url": "/hide/"},
        {"number": 2, "url": "/report/", "is_current": True},
        {"number": None},
        {"number": 9, "url": "/privacy/"},
    ]
    turns = {
        "both ways": {
            "previous_title": "The local approach", "previous_url": "/hide/",
            "next_title": "Strategy", "next_url": "/report/",
        },
        "first part": {"next_title": "Strategy", "next_url": "/report/"},
        "last part": {"previous_title": "The local approach", "previous_url": "/hide/"},
    }  # fmt: skip
    return [
        drawn(
            "pagination", "in the middle", "components/pagination.html",
            pages=pages, previous_url="/hide/", next_url="/privacy/", label=RESULTS,
        ),
        drawn("pagination", "one page", "components/pagination.html", pages=pages[:1], label=FEW),
        *(
            drawn("turn", state, "components/turn.html", label=state, **values)
            for state, values in turns.items()
        ),
    ]  # fmt: skip
