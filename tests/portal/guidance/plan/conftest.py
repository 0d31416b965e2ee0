"""A small plan with measures, and somebody who reads it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from tests import factories

YEAR = {"period": "2025/26", "start": date(2025, 4, 1), "end": date(2026, 3, 31)}


class SmallPlan:
    """This makes one priority with one action and one measure; the methods make more."""

    def __init__(self, partnership) -> None:
        self.partnership = partnership
        self.text = factories.PriorityTextFactory(
            owner__slug="prevent", owner__code="1", owner__partnership=partnership,
            title="Prevent", summary="Find harm early.",
        )  # fmt: skip
        self.priority = self.text.owner
        self.action = self.add_action("1.1", "Train every sector", owner_post="Head of Learning",
                                      due=date(2026, 12, 18), status="under-way",
                                      evidence="Two sessions were held.")  # fmt: skip
        self.measure = self.add_measure("K01", "referrals", "Referrals received")

    def add_action(self, code, title, **values):
        """Make an action with its words; give the action."""
        return factories.ActionTextFactory(
            owner__partnership=self.partnership, owner__priority=self.priority, owner__code=code,
            owner__slug=code.replace(".", "-"), title=title,
            **{f"owner__{name}": value for name, value in values.items()},
        ).owner  # fmt: skip

    def add_measure(self, code, slug, name, **values):
        """Make a measure with its words; give the measure."""
        return factories.MeasureTextFactory(
            owner__partnership=self.partnership, owner__code=code, owner__slug=slug, name=name,
            definition=f"What “{name}” means.",
            **{f"owner__{name}": value for name, value in values.items()},
        ).owner  # fmt: skip

    def enter(self, numerator=None, denominator=None, *, measure=None, **values):
        """Make a figure of the year."""
        return factories.MeasureValueFactory(
            measure=measure or self.measure, numerator=numerator, denominator=denominator,
            **{**YEAR, **values},
        )  # fmt: skip


@pytest.fixture
def small_plan(partnership) -> SmallPlan:
    return SmallPlan(partnership)


@pytest.fixture
def read(partnership):
    """Give a function that reads an address as anybody can."""
    client = Client(headers={"host": "localhost"})

    def page(path: str, status: int = 200) -> str:
        response = client.get(path)
        assert response.status_code == status
        return response.content.decode()

    return page
