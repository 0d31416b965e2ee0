"""The plan and the measures, with words in every state."""

from __future__ import annotations

from datetime import UTC, date, datetime

import factory

from portal.guidance.plan.models import (
    Action,
    ActionText,
    Measure,
    MeasureText,
    MeasureValue,
    Priority,
    PriorityText,
)
from tests.factories.reference import IdentityFactory, TextFactory


class PriorityFactory(IdentityFactory):
    slug = factory.Sequence(lambda n: f"priority-{n}")
    code = factory.Sequence(lambda n: f"P{n}")

    class Meta:
        model = Priority


class PriorityTextFactory(TextFactory):
    owner = factory.SubFactory(PriorityFactory)
    title = factory.Sequence(lambda n: f"Priority {n}")

    class Meta:
        model = PriorityText


class ActionFactory(IdentityFactory):
    priority = factory.SubFactory(
        PriorityFactory, partnership=factory.SelfAttribute("..partnership")
    )
    slug = factory.Sequence(lambda n: f"action-{n}")
    code = factory.Sequence(lambda n: f"A{n}")

    class Meta:
        model = Action


class ActionTextFactory(TextFactory):
    owner = factory.SubFactory(ActionFactory)
    title = factory.Sequence(lambda n: f"Do the thing {n}")

    class Meta:
        model = ActionText


class MeasureFactory(IdentityFactory):
    slug = factory.Sequence(lambda n: f"measure-{n}")
    code = factory.Sequence(lambda n: f"K{n}")
    unit = "count"
    frequency = "year"

    class Meta:
        model = Measure


class MeasureTextFactory(TextFactory):
    owner = factory.SubFactory(MeasureFactory)
    name = factory.Sequence(lambda n: f"Measure {n}")
    definition = "What is counted, and when."

    class Meta:
        model = MeasureText


class MeasureValueFactory(factory.django.DjangoModelFactory):
    """This makes a figure that holds, for everybody and the year to March 2026."""

    measure = factory.SubFactory(MeasureFactory)
    period = "2025/26"
    start = date(2025, 4, 1)
    end = date(2026, 3, 31)
    numerator = 50
    entered_at = datetime(2026, 4, 20, 9, tzinfo=UTC)
    entered_by = "Editors"

    class Meta:
        model = MeasureValue
