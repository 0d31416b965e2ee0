"""Four areas with their rules, and what other features may bring to a result."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

import pytest
from django.test import Client

from portal.core import registry
from portal.core.limits.file import run as run_limits
from portal.core.registry import LinkCard, Registry, SupportCard, ToolStart
from portal.core.time.clock import LONDON
from portal.navigator.referring import slips
from portal.navigator.referring.answer import conclude
from portal.navigator.referring.presenters.result import result_context
from portal.navigator.rule_sets.queries import rules_for
from portal.navigator.rules.inputs import read_answers
from tests.factories.rule_sets import sheet_from
from tests.portal.navigator.referring.cases import HOSTS
from tests.portal.navigator.rules.conftest import FOLDERS

FRIDAY = datetime(2026, 11, 20, 10, tzinfo=LONDON)
NEXT_MEETING = datetime(2026, 11, 26, 10, tzinfo=LONDON)
PAPERS = datetime(2026, 11, 24, 12, tzinfo=LONDON)


@dataclass(frozen=True)
class DescribedMeeting:
    """This stands in for a meeting somebody described: these tests are about what is shown."""

    code: str = "NL-M06"
    name: str = "MACE Triage"
    url: str = "/meetings/mace-triage/"
    ics_url: str = "/meetings/mace-triage.ics"
    takes: str = "Sexual and criminal exploitation"
    chair: str = "Lead Officer Family Help"
    cadence: str = "Every week"
    next_at: datetime | None = NEXT_MEETING
    papers_by: datetime | None = PAPERS
    where: str = "online"
    feeds: tuple[str, ...] = ("MACE",)
    for_child: str = "Somebody you trust brings your words."
    for_parents: str = "You are told what was agreed."
    gaps: tuple[str, ...] = ("What the threshold is.",)


@pytest.fixture(autouse=True)
def _nothing_counted():
    """Forget how often something was asked: counts outlive a test."""
    run_limits("DELETE FROM hits")


@pytest.fixture(autouse=True)
def _nothing_registered(monkeypatch):
    """Start without what other features bring."""
    for name in ("support_cards", "tool_starters", "step_documents"):
        monkeypatch.setattr(registry, name, Registry(name))
    monkeypatch.setattr(slips, "meeting_slips", Registry("slips"))


def _keep_rules(by_code):
    sheet_from("national")
    for code, partnership in by_code.items():
        sheet_from(FOLDERS[code], partnership)


@pytest.fixture
def areas(four_partnerships):
    """Give the four partnerships by code, each with its rules."""
    by_code = {partnership.code: partnership for partnership in four_partnerships.values()}
    _keep_rules(by_code)
    return by_code


@pytest.fixture
def area(partnership):
    """Give North Lincolnshire with its rules; reading one area’s is quicker than four."""
    _keep_rules({"NL": partnership})
    return partnership


def _post(body, code="NL", **more):
    client = Client(headers={"host": HOSTS[code]}, enforce_csrf_checks=True)
    return client.post("/api/v1/refer", body, content_type="application/json", **more)


@pytest.fixture
def ask(area):
    """Give a function that asks the API of North Lincolnshire."""
    return _post


@pytest.fixture
def ask_anywhere(areas):
    """Give a function that asks the API of an area."""
    return _post


@pytest.fixture
def concluded(area):
    """Give a function: what North Lincolnshire answers on a Friday morning."""
    return lambda given, partnership=area, now=FRIDAY: conclude(partnership, given, now)


def shown_of(conclusion, given, partnership, concluded_at=FRIDAY, now=FRIDAY):
    """Give what the page shows of a conclusion."""
    return result_context(conclusion, given, partnership, concluded_at=concluded_at, now=now)


@pytest.fixture
def shown(area):
    """Give a function: what the page shows in North Lincolnshire on a Friday morning."""

    def show(given, partnership=area, now=FRIDAY, seen_at=None):
        conclusion = conclude(partnership, given, now)
        return shown_of(conclusion, given, partnership, now, seen_at or now)

    return show


@pytest.fixture
def concluded_in(areas):
    """Give a function: what the page shows in an area."""

    def show(code, given):
        conclusion = conclude(areas[code], given, FRIDAY)
        return shown_of(conclusion, given, areas[code])

    return show


@pytest.fixture
def rules(area):
    """Give the live rules of North Lincolnshire."""
    return rules_for(area)


@pytest.fixture
def answers():
    """Give a function that reads answers."""
    codes = [f"NL-M{number:02}" for number in range(1, 15)]
    return lambda **given: read_answers(given, meetings=codes)


@pytest.fixture
def bring():
    """Give functions that register what other features bring."""

    class Bring:
        """This registers as features do."""

        asked: list[tuple] = []

        def meeting(self, **values):
            meeting = replace(DescribedMeeting(), **values)
            give = lambda _area, codes, _now: {c: meeting for c in codes if c == meeting.code}  # noqa: E731
            slips.meeting_slips.register(slips.MEETINGS, give)

        def services(self, *codes):
            def cards(partnership, wanted, harms, age):
                self.asked.append((partnership.code, harms, age))
                return [
                    SupportCard(
                        code, f"Service {code}", f"/support/{code.lower()}/", "Day and night"
                    )
                    for code in wanted
                    if code in codes
                ]

            registry.support_cards.register("directory", cards)

        def tool(self, code="TOOL_CEVT"):
            def start(_partnership, told):
                self.asked.append(dict(told))
                fields = tuple(("harm", harm) for harm in told.get("harms", []))
                return ToolStart("/tools/cevt/", "Open it with these answers filled in", fields)

            registry.tool_starters.register(code, start)

        def form(self, code="FORM_MARF"):
            card = LinkCard("Multi-agency referral form", "/documents/1/marf.docx")
            registry.step_documents.register(code, lambda _partnership: card)

    return Bring()
