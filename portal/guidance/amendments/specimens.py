"""Parts of the log of amendments in every state (demonstrations only); entries are invented."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.core.editions.presenters import EditionRow
from portal.core.specimens import Group, State, drawn_in
from portal.guidance.amendments.presenters.log import Amendment
from portal.guidance.amendments.presenters.texts import History

FOLDER = "portal/guidance/amendments"
_part = drawn_in(FOLDER)
DAY = dt.date(2026, 11, 20)
THEN = dt.datetime(2026, 10, 1, 12, tzinfo=dt.UTC)
LATER = dt.datetime(2026, 11, 2, 12, tzinfo=dt.UTC)
WHO, WHY = "Policy Officer", "The number of the front door changed."
FIRST = Amendment(
    1, "Who can refer", EditionRow("1", "Edition 1", "First edition.", THEN, "", ""), "/hide/", "",
    is_correction=False, is_here=True, withdrawn_at=None,
)  # fmt: skip
TAKEN_OUT = Amendment(
    2, "Night duty", EditionRow("2.1", "Edition 2, corrected", WHY, THEN, WHO, "Taken off"),
    "/report/", "/languages/", is_correction=True, is_here=False, withdrawn_at=LATER,
)  # fmt: skip
HISTORY = History("Edition 3", LATER, "/languages/", DAY)
UNKEPT = History("", None, "", DAY)


def amendments_group(_request: HttpRequest, state: str) -> dict[str, Any]:
    """Show entries of the log, and what a page says of its own past."""
    if state == "new":
        return {"specimens": [_part("history", "before the first edition", history=UNKEPT)]}
    if state == "preview":
        return {"specimens": [_part("history", "while the page is previewed", history=None)]}
    if state == "day":
        values = {"address": "/components/", "day": THEN, "latest_day": DAY}
        return {"specimens": [_part("day_form", "a day chosen before", **values)]}
    return {
        "specimens": [
            _part("entry", "the first edition", entry=FIRST),
            _part("entry", "a correction, taken off the site", entry=TAKEN_OUT),
            _part("history", "everything known", history=HISTORY),
        ]
    }


GROUP = Group(
    "amendments",
    _("Amendments"),
    amendments_group,
    states=(
        State("kept", _("Entries and history")),
        State("day", _("Another day")),
        State("new", _("Before the first edition")),
        State("preview", _("In a preview")),
    ),
)
