"""Parts of the pages of guidance in every state (demonstrations only).

Laws and advice are invented, and kept out of the translators' catalogue.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.core.registry import LinkCard
from portal.core.specimens import Group, drawn_in
from portal.guidance.presenters.harms import LawLine
from portal.guidance.presenters.related import RelatedList

FOLDER = "portal/guidance"
_part = drawn_in(FOLDER)
AGAIN = dt.date(2027, 5, 1)
LAWS = [
    LawLine(
        "Example Safeguarding Act 2004", "https://www.example.org/act", "Services work together.",
        "In force", "One part is not in force yet.", AGAIN, "act",
    ),
    LawLine("Guidance on paper", "", "It asks for a plan.", "Draft", "", AGAIN, "draft"),
]  # fmt: skip
ADVICE = [
    {"avoid": "Troubled", "say": "A child in trouble", "why": "It is not the child’s nature."},
    {"avoid": "Made choices", "say": "Was made to", "why": "A child cannot choose to be harmed."},
]
RELATED = [
    RelatedList(
        "Meetings that take a referral",
        [LinkCard("Example Exploitation Panel", "/report/"), LinkCard("Daily Triage", "/hide/")],
    )
]


def guidance_group(_request: HttpRequest, _state: str) -> dict[str, Any]:
    """Show what pages of guidance are made of."""
    return {
        "specimens": [
            _part("advice", "what to say instead", advice=ADVICE),
            _part("law_list", "with everything and without", laws=LAWS),
            _part("related", "one list", related=RELATED),
        ]
    }


GROUP = Group("guidance", _("Guidance"), guidance_group)
