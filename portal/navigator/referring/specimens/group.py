"""What the page with the steps is made of, for a child, for a place, and with nothing to add.

Everything is invented, and its words kept out of the translators' catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.core.specimens import Group, State, drawn_in
from portal.navigator.referring.presenters.boxes import ClosedDoor, Danger, MechanismBox
from portal.navigator.referring.presenters.meeting import Fact, MeetingCard, OtherMeeting
from portal.navigator.referring.presenters.talking import Talking
from portal.navigator.referring.specimens.stops import FULL, SHORT

FOLDER = "portal/navigator/refer"
_part = drawn_in(FOLDER)
OUT = ["Names of other children"]
CLOSING = ["Write down what you did.", "Look again in two weeks."]
CAUTION = "Wait with parents until the police have said yes."
ALONE = "Talking with them"
NOTE = "What to do in Exampleshire\n1. Call 999. Now.\n2. Ring the front door. Today, by 5 pm."
MEETING = MeetingCard(
    kicker="Where this child is discussed",
    title="Example Exploitation Panel",
    text="Services plan together how a child is kept safe.",
    date=datetime(2026, 11, 26, 10, tzinfo=UTC),
    when="10 am, online",
    papers="Papers by Tuesday 24 November, noon",
    facts=[Fact("Chair", "Lead Officer, Family Help"), Fact("Who may refer", "Any worker")],
    url="/report/",
    ics_url="/hide/",
    for_child="Grown-ups meet to plan how to keep you safe.",
    for_parents="You are told what is decided, and why.",
)
WHO = [Fact("Who may refer", "Any worker")]
UNDATED = MeetingCard("Where this is discussed", "Example Community Partners", facts=WHO)
DATED = MeetingCard(
    "Where this goes", "Example Daily Triage", date=MEETING.date, when="10 am",
    facts=MEETING.facts[:1],
)  # fmt: skip
FORM = {"text": "Referral form of this example", "url": "/languages/"}

FIRST = [{"text": "Danger now: call 999. Stay with the child if that is safe."}]

# By state, by part: the values of its template.
CHILD: dict[str, dict[str, Any]] = {
    "danger": {
        "danger": Danger("Danger now: call 999", "Do this before anything else.", ("999", "101"))
    },
    "stops": {"stops": FULL, "closing": CLOSING, "cautions": [CAUTION], "meeting": MEETING},
    "mechanism": {
        "mechanism": MechanismBox(
            "Consider it: yes.", "For a child, suspecting exploitation is enough.",
            [Fact("Consent", "not needed")],
        )
    },
    "talking": {
        "talking": Talking(
            title="Talking with the child and the family",
            voice="Ask what would help, and write down the child’s own words.",
            about_meeting=MEETING.for_child,
            before_parents=[CAUTION],
            parents="Tell parents what you do next, and why.",
            parents_about_meeting=MEETING.for_parents,
        )
    },
    "closed_doors": {"doors": [ClosedDoor("Example Strategic Board", "It sees figures only.")]},
    "case_note": {"text": NOTE},
    "meeting": {
        "meeting": MEETING,
        "others": [
            OtherMeeting("Example Daily Triage", "If it cannot wait.", "/report/"),
            OtherMeeting("Example Community Partners", "If it is about a place.", ""),
        ],
    },
    "bring": {"form": FORM, "bring": CLOSING, "not_to_share": OUT},
    "refused": {"url": "/accessibility/"},
}  # fmt: skip
PLACE: dict[str, dict[str, Any]] = {
    "danger": {"danger": Danger("If this changes: danger now means 999", "Do not wait.")},
    "stops": {"stops": SHORT, "closing": CLOSING[:1], "meeting": None},
    "mechanism": {"mechanism": MechanismBox("", "Look at each child separately.", [])},
    "meeting": {"meeting": UNDATED, "others": []},
    "bring": {
        "form": {"text": "Form for a place", "url": ""},
        "bring": CLOSING,
        "not_to_share": OUT,
    },
    "refused": {"url": ""},
}
NOTHING: dict[str, dict[str, Any]] = {
    "stops": {"stops": SHORT[:1], "closing": CLOSING, "meeting": None},
    "talking": {"talking": Talking(ALONE, "Ask what would help.", "", [], "", "")},
    "meeting": {"meeting": None, "others": []},
    "bring": {"form": None, "bring": CLOSING, "not_to_share": OUT},
}
HIDDEN: dict[str, dict[str, Any]] = {
    "talking": {"talking": Talking(ALONE, "", "", [], "", "")},
    "closed_doors": {"doors": []},
    "meeting": {"meeting": DATED},
}
URGENT: dict[str, dict[str, Any]] = {
    "urgent": {"urgent": FIRST, "result_url": "/components/", "key": "sample"},
}
STATES: Mapping[str, tuple[str, Mapping[str, Mapping[str, Any]]]] = {
    "child": ("for a child, everything known", CHILD),
    "place": ("for a place, little known", PLACE),
    "none": ("no meeting, no form", NOTHING),
    "hidden": ("with nothing to say", HIDDEN),
    "urgent": ("before the answers are checked", URGENT),
}


def refer_group(request: HttpRequest, state: str) -> dict[str, Any]:
    """Show the parts of the page with the steps."""
    words, parts = STATES[state]
    return {"specimens": [_part(name, words, request=request, **parts[name]) for name in parts]}


GROUP = Group(
    "refer",
    _("Where to refer"),
    refer_group,
    states=(
        State("child", _("About a child")),
        State("place", _("About a place")),
        State("none", _("No meeting")),
        State("hidden", _("Nothing to say")),
        State("urgent", _("Cannot wait")),
    ),
    styles=("portal/steps.css",),
)
