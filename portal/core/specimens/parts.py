"""Every partial of templates/components/ that stands inside a page, in every state."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from django.http import HttpRequest

from portal.core.drawings import RINGS, arcs, quarter_rings
from portal.core.specimens.base import Specimen, drawn
from portal.core.specimens.samples import (
    ANSWERING,
    ANY_HOUR,
    CHECKED,
    CLOSED,
    NUMBERS,
    UNCHECKED,
)
from portal.core.strip import NO_CONTACTS, EmergencyContacts

LEVEL = 3
DOORS = [
    {"title": "I work with children", "text": "Signs, guidance, tools.", "url": "/hide/",
     "ring": "neighbourhood", "colour": ""},
    {"title": "I’m a young person", "text": "Plain words.", "url": "/languages/", "ring": "child",
     "colour": "lilac"},
    {"title": "I’m a parent or carer", "text": "What to say, who to call.", "url": "/report/",
     "ring": "family", "colour": "clay"},
    {"title": "I’m looking for training", "text": "", "url": "/privacy/", "ring": "online",
     "colour": "sand"},
]  # fmt: skip


def parts_group(_request: HttpRequest, _state: str) -> dict[str, Any]:
    """Show the partials."""
    return {"specimens": [*_numbers(), *_drawings(), *_reviews(), *_notices()]}


def _numbers() -> list[Specimen]:
    worried = {
        "by day": EmergencyContacts(CHECKED, UNCHECKED),
        "at night": EmergencyContacts(CLOSED, ANSWERING),
        "at night, with a note": EmergencyContacts(replace(UNCHECKED, is_open=False), ANSWERING),
        "at night, hours unknown": EmergencyContacts(replace(ANY_HOUR, is_open=False), ANSWERING),
        "not checked by day": EmergencyContacts(UNCHECKED, ANY_HOUR),
        "no front door": EmergencyContacts(None, ANSWERING),
        "none": NO_CONTACTS,
    }
    return [
        *(drawn("number", s, "components/number.html", card=card) for s, card in NUMBERS.items()),
        drawn("number", "without its name", "components/number.html", card=CHECKED, is_bare=True),
        *(
            drawn("strip_number", s, "components/strip_number.html", card=card)
            for s, card in NUMBERS.items()
        ),
        *(
            drawn("worried_now", s, "components/worried_now.html", level=LEVEL, contacts=contacts)
            for s, contacts in worried.items()
        ),
    ]


def _drawings() -> list[Specimen]:
    quarters = [
        drawn(
            "quarter_rings",
            ring,
            "components/quarter_rings.html",
            rings=quarter_rings(ring),
            is_child=ring == "child",
        )
        for ring in RINGS
    ]
    return [
        drawn("mark", "the portal’s own", "components/mark.html"),
        drawn("rings", "home page, wide screens", "components/rings.html"),
        drawn("arcs", "none marked", "components/arcs.html", arcs=arcs()),
        drawn("arcs", "school marked", "components/arcs.html", arcs=arcs("school")),
        *quarters,
        drawn("doors", "all four", "components/doors.html", doors=DOORS),
    ]


def _reviews() -> list[Specimen]:
    full: dict[str, Any] = {
        "owner": "Head of Safeguarding Children",
        "last_reviewed": dt.date(2026, 4, 14),
        "review_due": dt.date(2027, 4, 14),
    }
    owner_only: dict[str, Any] = {"owner": "Lead Officer, Family Help"}
    return [
        drawn("review", state, "components/review.html", level=LEVEL, report_url="/report/", **kw)
        for state, kw in (
            ("owner and dates", full),
            ("owner only", owner_only),
            ("a day only", {"last_reviewed": full["last_reviewed"]}),
            ("nothing known", {}),
        )
    ]


def _notices() -> list[Specimen]:
    return [
        drawn("language_notice", "English instead", "components/language_notice.html"),
        drawn("demo_banner", "demonstration", "components/demo_banner.html"),
    ]
