"""The frame around a page in states that the portal itself rarely shows."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

from portal.core.logo import Logo
from portal.core.presenters.frame import Frame, Link, LinkList
from portal.core.specimens.base import State
from portal.core.specimens.samples import ANSWERING, CHECKED, CLOSED, UNCHECKED
from portal.core.strip import NO_CONTACTS, EmergencyContacts

NAVIGATION = [
    Link("Where to refer", "/hide/"),
    Link("Kinds of harm", "/languages/", is_current=True),
    Link("Guidance", "/report/"),
    Link("Pomoc", "/privacy/", language="pl"),
]
# Fonts are guessed wide, so these are too many for a small window, and for any.
SOME = [Link(f"What helps in week {number}", "/hide/") for number in range(1, 6)]
MANY = [Link(f"What helps in week {number}", "/hide/") for number in range(1, 9)]
FOOTER = [LinkList("How we work", NAVIGATION)]
INTRO = "A sentence on what the page is for."
STATES = (
    State("as-it-is", _("As it is")),
    State("checked", _("Numbers checked")),
    State("unchecked", _("Number not yet checked")),
    State("night", _("At night, with more sections")),
    State("crowded", _("Many sections")),
    State("logo", _("With a logo, and a search of its own")),
    State("bare", _("No partnership")),
    State("fallback", _("Not in this language")),
    State("young", _("Head of a child’s page")),
    State("young-title", _("The same, with a title only")),
)


def frame_group(request: Any, state: str) -> dict[str, Any]:
    """Give the page another frame."""
    frame = Frame(request)
    if state == "checked":
        frame.emergency = EmergencyContacts(CHECKED, UNCHECKED)
        frame.nav = NAVIGATION
        frame.footer = FOOTER
        frame.family_links = NAVIGATION[1:]
    elif state == "unchecked":
        frame.emergency = EmergencyContacts(UNCHECKED, None)
    elif state == "night":
        frame.emergency = EmergencyContacts(CLOSED, ANSWERING)
        frame.nav = SOME
    elif state == "crowded":
        frame.nav = MANY
    elif state == "logo":
        frame.logo = Logo(static("portal/specimens/street-480.jpeg"), 85, 48)
    elif state == "bare":
        frame.partnership = None
        frame.emergency = NO_CONTACTS
        frame.is_demo = False
    elif state == "fallback":
        request.is_fallback_language = True
        request.content_language = "en"
    return {"frame": frame, **_head(state)}


def _head(state: str) -> dict[str, Any]:
    """Say how the page begins: with all it may have, or with its title alone."""
    values: dict[str, Any] = {
        "is_young": state.startswith("young"),
        "has_own_search": state == "logo",
        "intro": "" if state in ("bare", "young-title") else INTRO,
    }
    return values | ({"crumbs": []} if state == "bare" else {})
