"""A guide that takes the inputs of the navigator as JSON, so that its result can be measured."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from django.utils import timezone

from portal.core.flow import Flow, Kind, Question, Section, Step, Value
from portal.core.guided.guide import Guide
from portal.core.models import Partnership
from portal.core.requests import PortalRequest
from portal.navigator.referring.answer import conclude
from portal.navigator.referring.presenters.result import is_outdated, result_context
from portal.navigator.rule_sets.queries import rules_for

TOLD = Question("told", Kind.LONG_TEXT, "What is told", required=True)
FLOW = Flow(
    "told", "1", "What is told", (Section("told", "Told", (Step("told", "Told", (TOLD,)),)),)
)


class ToldGuide(Guide):
    """This shows the steps for the inputs that were told."""

    url_name = kind = "bench-told"
    version = FLOW.version
    result_template = "portal/navigator/refer/result.html"
    partnership: Partnership

    @classmethod
    def of(cls, request: PortalRequest, **url_kwargs: str) -> Self:
        """Make the guide of this site."""
        guide = super().of(request, **url_kwargs)
        if request.partnership is None:
            raise LookupError("the starter pack is not loaded")
        guide.partnership = request.partnership
        return guide

    def flow(self, version: str) -> Flow:
        """Give the one question there is."""
        return FLOW

    def conclude(self, flow: Flow, counted: Mapping[str, Value], now: datetime) -> dict[str, Any]:
        """Decide."""
        return conclude(self.partnership, json.loads(str(counted["told"])), now)

    def is_current(self, conclusion: Mapping[str, Any]) -> bool:
        """Say whether the rules are still the same."""
        return not is_outdated(conclusion, rules_for(self.partnership))

    def result_context(
        self,
        flow: Flow,
        counted: Mapping[str, Value],
        conclusion: Mapping[str, Any],
        concluded_at: datetime,
    ) -> dict[str, Any]:
        """Give the page its steps."""
        given = json.loads(str(counted["told"]))
        return result_context(
            conclusion, given, self.partnership, concluded_at=concluded_at, now=timezone.now()
        )


class EmptyGuide(ToldGuide):
    """This shows the same page with nothing of its own on it."""

    url_name = kind = "bench-empty"
    result_template = "portal/guided/result.html"

    def result_context(
        self,
        flow: Flow,
        counted: Mapping[str, Value],
        conclusion: Mapping[str, Any],
        concluded_at: datetime,
    ) -> dict[str, Any]:
        """Give the page nothing."""
        return {}
