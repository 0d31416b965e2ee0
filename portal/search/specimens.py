"""Parts of the pages of search in every state (demonstrations only).

What was asked and found is invented, and kept out of the translators' catalogue.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.core.presenters import Frame
from portal.core.specimens import Group, Specimen, State, drawn_in
from portal.search.presenters.results import FacetLink

FOLDER = "portal/search"
_part = drawn_in(FOLDER)
HARMS = [
    {"text": "Bullying", "url": "/harms/bullying/", "language": ""},
    {"text": "Going missing", "url": "/harms/missing/", "language": "en"},
]
CHOSEN = [
    FacetLink("Signs", 9, "/search/", is_chosen=True, language=""),
    FacetLink("Bullying", 2, "/search/", is_chosen=True, language="en"),
]
PROMOTED = [
    {"title": "Ring the front door", "text": "When a worry cannot wait.", "url": "/hide/"},
    {"title": "Training this month", "text": "", "url": "/report/"},
]
ASKED = {"text": "too phones"}
MEANT = {"did_you_mean": "two phones"}


def search_group(request: HttpRequest, state: str) -> dict[str, Any]:
    """Show the parts of a page of results."""
    frame = Frame(request)
    if state == "plain":
        return {"specimens": _plain(frame)}
    return {"specimens": _full(frame)}


def _full(frame: Frame) -> list[Specimen]:
    left_out = {"has_unknown_filter": True, "has_unknown_page": True}
    addresses = {"asked": ASKED, "exact_url": "/search/", "meant_url": "/search/"}
    corrected = {**MEANT, "is_corrected": True}
    return [
        _part("spelling", "corrected", found=corrected, **addresses),
        _part("spelling", "a guess", found=MEANT, **addresses),
        _part("chosen", "filters", chosen=CHOSEN, clear_url="/search/", asked=left_out),
        _part("promoted", "with words and without", promoted=PROMOTED),
        _part("browse", "with kinds of harm", frame=frame, harms=HARMS),
        _part("young_talk", "on children’s pages"),
    ]


def _plain(frame: Frame) -> list[Specimen]:
    return [
        _part("spelling", "as it was typed", found={}, asked=ASKED),
        _part("chosen", "no filters", chosen=[], asked=ASKED),
        _part("browse", "without kinds of harm", frame=frame, harms=[]),
    ]


GROUP = Group(
    "search",
    _("Search"),
    search_group,
    states=(State("full", _("With everything")), State("plain", _("With nothing to add"))),
)
