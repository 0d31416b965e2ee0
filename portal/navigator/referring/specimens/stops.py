"""Steps as the page shows them: every kind of stop, with all or nothing beside it.

They are invented, and their words kept out of the translators' catalogue.
"""

from __future__ import annotations

from portal.core.registry import LinkCard, ToolStart
from portal.core.specimens.samples import CHECKED, UNCHECKED
from portal.core.strip import NO_CONTACTS, EmergencyContacts
from portal.navigator.referring.presenters.steps import Reason, Stop
from portal.navigator.referring.presenters.words import BasisTag

STATED = BasisTag("Stated by Exampleshire", "ok", "check")
PUBLISHED = BasisTag("Published guidance", "", "book")
OURS = BasisTag("Our default, to be confirmed", "dash", "")
REASON = Reason("A child may be used by others. Because of your answers: aged 14.", [], "Rule E1.")


def _stop(
    code: str, title: str, kind: str = "", text: str = "", when: str = "Today, by 5 pm",
    basis: BasisTag = OURS, source: str = "", cautions: tuple[str, ...] = (),
    contacts: EmergencyContacts | None = None, start: ToolStart | None = None,
    document: LinkCard | None = None, *, is_meeting: bool = False,
) -> Stop:  # fmt: skip
    return Stop(
        code, kind, title, text, when, "You", basis, source, [REASON], list(cautions), contacts,
        start, document, is_meeting,
    )  # fmt: skip


FULL = [
    _stop(
        "EMERGENCY_999", "Call 999", "now", "Stay with the child if that is safe.", "Now",
        PUBLISHED,
    ),
    _stop("LINE_MANAGER", "Talk to your safeguarding lead", "first", "If you cannot, go on."),
    _stop(
        "FRONT_DOOR", "Ring the front door", "", "Say that it is about harm outside the home.",
        basis=STATED, source="Threshold document of this example, page 12.",
        cautions=("Look at what happens at home too.",),
        contacts=EmergencyContacts(CHECKED, UNCHECKED),
        document=LinkCard("Referral form", "/hide/"),
    ),
    _stop("MEETING", "Ask for the child to be discussed", is_meeting=True),
    _stop(
        "TOOL", "Fill in the screening tool", "side", "Ten minutes, with a colleague.",
        "Agree the day with your line manager",
        start=ToolStart("/components/", "Start the tool", (("harms", "CSE"),)),
    ),
]  # fmt: skip
SHORT = [
    _stop("FRONT_DOOR", "Ring the front door", contacts=NO_CONTACTS),
    _stop("MAP", "Draw a map of the place", document=LinkCard("Form for a place", "/hide/")),
    _stop("WORKER", "Tell the child’s worker", contacts=EmergencyContacts(CHECKED, None)),
    _stop("NIGHT", "At night, ring the duty team", contacts=EmergencyContacts(None, UNCHECKED)),
]
