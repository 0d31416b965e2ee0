"""A guided form of our own below /components/, on demonstrations only."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Self

from django.conf import settings
from django.http import Http404

from portal.core.flow import Flow, Value
from portal.core.guided.exceptions import FlowGone
from portal.core.guided.guide import Guide
from portal.core.requests import PortalRequest
from portal.core.specimens.walk import FLOW, START, plan_of


class WalkGuide(Guide):
    """This guides nobody anywhere: it shows every kind of question, and how a run feels."""

    url_name = "walk"
    has_code = True
    result_template = "portal/components/walk_result.html"
    kind = "specimen-walk"
    version = FLOW.version

    @classmethod
    def of(cls, request: PortalRequest, **url_kwargs: str) -> Self:
        """Make the guide; Http404 where this is no demonstration."""
        if not settings.DEMO:
            raise Http404
        return super().of(request, **url_kwargs)

    def flow(self, version: str) -> Flow:
        """Give the one flow there is."""
        if version != FLOW.version:
            raise FlowGone
        return FLOW

    def conclude(self, flow: Flow, counted: Mapping[str, Value], now: datetime) -> dict[str, Any]:
        """Make the plan."""
        return plan_of(counted)

    def start_context(self) -> dict[str, Any]:
        """Give the start page its words."""
        return START

    def result_context(
        self,
        flow: Flow,
        counted: Mapping[str, Value],
        conclusion: Mapping[str, Any],
        concluded_at: datetime,
    ) -> dict[str, Any]:
        """Give the plan to the page."""
        return {"day": date.fromisoformat(conclusion["day"]), "bring": conclusion["bring"]}
