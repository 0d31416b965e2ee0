"""What a meeting's page and the list of meetings are made of.

The meetings are invented, and their words kept out of the translators' catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.core.specimens import Group, Specimen, State, drawn_in
from portal.navigator.meetings.presenters.card import Fact, Voiced
from portal.navigator.meetings.presenters.dates import DateLine
from portal.navigator.meetings.presenters.known import MeetingLink
from portal.navigator.meetings.presenters.listing import Row
from portal.navigator.meetings.presenters.slip import ASK
from portal.navigator.meetings.specimens.structure import LINKS, STRUCTURE

FOLDER = "portal/navigator/meetings"
_part = drawn_in(FOLDER)
PAPERS = "Tuesday, noon"


@dataclass(frozen=True)
class SampleCard:
    """This is what the parts of one meeting's page show."""

    for_child: Voiced
    for_parents: Voiced
    facts: list[Fact]
    dates: list[DateLine] = field(default_factory=list)
    ics_url: str = ""
    reports_to: list[MeetingLink] = field(default_factory=list)
    escalates_to: list[MeetingLink] = field(default_factory=list)
    ask: str | Promise = ASK

    @property
    def stands_alone(self) -> bool:
        """Say whether no line leads to it or from it."""
        return not self.reports_to


def _date(
    day: int, where: str = "", papers: str = "", *, is_late: bool = False, is_off: bool = False
) -> DateLine:
    starts_at = datetime(2026, 11, day, 10, tzinfo=UTC)
    said = f"Thursday {day} November 2026"
    return DateLine(
        starts_at, None, said, "10 am to noon", where, None, papers,
        is_late_for_papers=is_late, is_cancelled=is_off,
    )  # fmt: skip


SET = SampleCard(
    for_child=Voiced("Grown-ups meet to plan how to keep you safe.", is_default=False),
    for_parents=Voiced("You are told what is decided, and why.", is_default=True),
    facts=[
        Fact("Case referrals", "Takes case referrals"),
        Fact("Threshold", "Moderate risk or more.\nAsk when in doubt.", is_default=True),
        Fact("What it looks at", items=("Children",)),
        Fact("Who attends", items=("Children’s social care", "Police", "Health")),
    ],
    dates=[
        _date(5, "Town hall, and online", PAPERS, is_late=True),
        _date(12, papers=PAPERS, is_off=True),
        _date(19, "Online", PAPERS),
        _date(26),
    ],
    ics_url="/report/",
    reports_to=[LINKS["board"], LINKS["partners"]],
    escalates_to=[LINKS["group"]],
)
UNSET = SampleCard(
    for_child=Voiced("", is_default=False),
    for_parents=Voiced("", is_default=False),
    facts=[Fact("Chair"), Fact("How often it meets")],
)
OURS = Voiced("You can ask who will be there.", is_default=True)
BY_US = SampleCard(OURS, Voiced("You can say what you want.", is_default=False), [])
ROWS = [
    Row(
        "Example Exploitation Panel", LINKS["panel"], "Multi-agency panel of this example",
        ("The panel",), "Child sexual exploitation, going missing", "Takes case referrals",
        "Thursday 26 November 2026",
    ),
    Row(
        "Example Strategic Board", LINKS["board"], "", (), "Every kind of harm outside the home",
        "No case referrals", "",
    ),
    Row("Example Partners", LINKS["partners"], "", (), "", "Takes case referrals", ""),
    Row("EXP", LINKS["panel"], "", (), "", "", "", is_other_name=True),
]  # fmt: skip


def meetings_group(_request: HttpRequest, state: str) -> dict[str, Any]:
    """Show the parts of a meeting's page, or how meetings stand together."""
    return {"specimens": SHOWN[state]()}


def _everything_set() -> list[Specimen]:
    return [*_of_card("everything set", SET), _part("a_to_z", "names and other names", rows=ROWS)]


def _nothing_set() -> list[Specimen]:
    return _of_card("nothing set", UNSET)


def _ours() -> list[Specimen]:
    return [
        _part("default", "a tag"),
        _part("for_you", "our words for a child", card=BY_US),
    ]


def _structure() -> list[Specimen]:
    return [_part("together", "every look of a box", structure=STRUCTURE)]


def _paper() -> list[Specimen]:
    drawing, words = STRUCTURE.drawing, STRUCTURE.words
    return [_part("drawing", "every kind of line", drawing=drawing, words=words)]


def _of_card(state: str, card: SampleCard) -> list[Specimen]:
    return [
        _part("dates", state, card=card),
        _part("facts", state, facts=card.facts, ask=card.ask),
        _part("for_you", state, card=card),
        _part("leads", state, card=card),
    ]


SHOWN = {
    "set": _everything_set,
    "unset": _nothing_set,
    "ours": _ours,
    "structure": _structure,
    "paper": _paper,
}
GROUP = Group(
    "meetings",
    _("Meetings"),
    meetings_group,
    states=(
        State("set", _("Everything set")),
        State("unset", _("Nothing set")),
        State("ours", _("Our default")),
        State("structure", _("How they stand together")),
        State("paper", _("The same on paper")),
    ),
    styles=("portal/tree.css",),
)
