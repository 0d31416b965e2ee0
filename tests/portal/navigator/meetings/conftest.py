"""A small partnership's meetings, and somebody who reads of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from portal.navigator.meetings.models import LineKind
from tests import factories

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)


class SmallMeetings:
    """This makes a board, a panel below it, a triage below that, and a group being set up."""

    def __init__(self, partnership) -> None:
        self.partnership = partnership
        self.board = self.add(
            "NL-M01", "board", "The Board", tier="strategic", order=1, referrals="no",
            instead="Use the panel.",
        )  # fmt: skip
        self.panel = self.add(
            "NL-M05", "panel", "The Panel", order=2, takes=True, harms=["CSE", "CCE"],
            subjects=["child", "location"], discusses_child=True,
            expansion="The exploitation panel", also="TXP\nexploitation meeting",
            chair="Lead Officer", attends="Police\nHealth", route_in="Anybody, with the form.",
            cadence="Monthly", prepare="The tracker\nDates", threshold="Exploitation",
            for_child="You are not in trouble.", for_parents="Ask what was decided.",
            defaults="prepare\nfor_child", purpose="Looks at exploitation. Then acts.",
        )  # fmt: skip
        self.triage = self.add(
            "NL-M06", "triage", "Triage", tier="early-identification", order=3,
            referrals="through",
        )  # fmt: skip
        self.coming = self.add(
            "NL-M11", "coming", "The new group", tier="thematic", order=4, coming=True
        )
        self.lead(self.panel, self.board)
        self.lead(self.panel, self.board, LineKind.ESCALATES)
        self.lead(self.triage, self.panel, LineKind.ESCALATES)
        self.lead(self.board, self.panel, LineKind.INSTEAD)

    OF_WORDS = (
        *("expansion", "also", "purpose", "threshold", "chair", "attends", "route_in", "cadence"),
        *("prepare", "instead", "for_child", "for_parents", "defaults", "draft"),
    )

    def add(self, code, slug, name, **values):
        """Make a meeting with its words; give the meeting."""
        words = {name: values.pop(name) for name in self.OF_WORDS if name in values}
        meeting = factories.MeetingFactory(
            partnership=self.partnership, code=code, slug=slug, **values
        )
        factories.MeetingTextFactory(owner=meeting, name=name, **words)
        return meeting

    def lead(self, meeting, other, kind=LineKind.REPORTS):
        """Draw a line from a meeting to another."""
        return factories.MeetingLineFactory(meeting=meeting, other=other, kind=kind)

    def date(self, meeting=None, **values):
        """Enter a date."""
        return factories.MeetingDateFactory(meeting=meeting or self.panel, **values)


@pytest.fixture
def small(partnership) -> SmallMeetings:
    return SmallMeetings(partnership)


@pytest.fixture
def read(partnership):
    """Give a function that reads an address as anybody can."""
    client = Client(headers={"host": "localhost"})

    def page(path: str, status: int = 200) -> str:
        response = client.get(path)
        assert response.status_code == status
        return response.content.decode()

    return page
