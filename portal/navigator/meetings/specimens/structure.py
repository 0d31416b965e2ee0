"""How four invented meetings stand together; their words are kept out of the catalogue."""

from __future__ import annotations

from portal.navigator.meetings.presenters.known import MeetingLink
from portal.navigator.meetings.presenters.structure import Group, Node, Structure
from portal.navigator.meetings.rules.drawing import Said, drawing
from portal.navigator.meetings.rules.structure import Place, structure

TOP, MIDDLE = "Strategic", "Operational"
NAMES = {
    "board": "Example Strategic Board",
    "group": "Example Delivery Group",
    "panel": "Example Exploitation Panel",
    "triage": "Example Daily Triage",
    "partners": "Example Community Partners",
}
NOTES = {
    "board": "Instead: Example Exploitation Panel",
    "group": "Being set up",
    "panel": "Child sexual exploitation, going missing",
    "triage": "Every new worry, each morning, with the police and the front door",
    "partners": "",
}
LOOKS = {"board": "", "group": "soon", "panel": "in", "triage": "via", "partners": ""}
STATES = {
    "": "No case referrals",
    "soon": "Being set up",
    "in": "Takes case referrals",
    "via": "Through another group or route",
}
LINKS = {code: MeetingLink(code, name, "/report/") for code, name in NAMES.items()}
PLACES = (
    Place("board", TOP),
    Place("group", MIDDLE, reports_to=("board",)),
    Place("panel", MIDDLE, reports_to=("board",), escalates_to=("group",)),
    Place("triage", MIDDLE, escalates_to=("panel",)),
    Place("partners", MIDDLE),
)
TIES = {"panel": ["Escalates to: Example Delivery Group"],
        "triage": ["Escalates to: Example Exploitation Panel"]}  # fmt: skip
WORDS = "To Example Strategic Board report: Example Delivery Group, Example Exploitation Panel."


def _node(code: str, *nodes: Node, tier_below: str = "", layout: str = "") -> Node:
    look = LOOKS[code]
    return Node(
        LINKS[code], NOTES[code], look, STATES[look], TIES.get(code, []), tier_below, nodes, layout
    )


PANEL = _node("panel", _node("triage"), layout="one")
BOARD = _node("board", _node("group"), PANEL, tier_below=MIDDLE, layout="fan f2")
SAID = {code: Said(name, NOTES[code], LOOKS[code]) for code, name in NAMES.items()}
STRUCTURE = Structure(
    [Group(TOP, (BOARD,)), Group(MIDDLE, (_node("partners"),))],
    drawing(structure(PLACES, (TOP, MIDDLE)), SAID),
    WORDS,
)
