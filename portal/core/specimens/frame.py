"""The frame around a page in states that the portal itself rarely shows."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.core.presenters.frame import Frame, Link
from portal.core.specimens.base import State
from portal.core.specimens.samples import CHECKED, UNCHECKED
from portal.core.strip import NO_CONTACTS, EmergencyContacts

NAVIGATION = [
    Link("Where to refer", "/hide/"),
    Link("Kinds of harm", "/languages/", is_current=True),
    Link("Guidance", "/report/"),
]
STATES = (
    State("as-it-is", _("As it is")),
    State("checked", _("Numbers checked")),
    State("unchecked", _("Number not yet checked")),
    State("bare", _("No partnership")),
    State("fallback", _("Not in this language")),
    State("young", _("Head of a child’s page")),
)


def frame_group(request: Any, state: str) -> dict[str, Any]:
    """Give the page another frame."""
    frame = Frame(request)
    if state == "checked":
        frame.emergency = EmergencyContacts(CHECKED, UNCHECKED)
        frame.nav = NAVIGATION
    elif state == "unchecked":
        frame.emergency = EmergencyContacts(UNCHECKED, None)
    elif state == "bare":
        frame.partnership = None
        frame.emergency = NO_CONTACTS
    elif state == "fallback":
        request.is_fallback_language = True
        request.content_language = "en"
    return {"frame": frame, "is_young": state == "young"}
