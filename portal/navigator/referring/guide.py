"""The guide that leads from a worry to the steps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Any, Self

from django.utils import timezone

from portal.core.flow import Flow, Path, Stop, Value
from portal.core.guided.exceptions import FlowGone
from portal.core.guided.guide import Guide
from portal.core.models import Partnership
from portal.core.requests import PortalRequest
from portal.core.time.clock import london_day
from portal.navigator.referring.answer import conclude
from portal.navigator.referring.concluding import urgent_steps
from portal.navigator.referring.flows import flow_for
from portal.navigator.referring.presenters.result import is_outdated, result_context
from portal.navigator.referring.questions.answers import inputs_of
from portal.navigator.referring.questions.flow import NAME, VERSION
from portal.navigator.referring.recap import recap
from portal.navigator.rule_sets.queries import rules_for
from portal.navigator.rules.decision import DecidedStep
from portal.navigator.rules.rule import RuleSet


class ReferGuide(Guide):
    """This asks what the live rules of a partnership need to know.

    Runs are pinned to the pages, not to the rules: when rules are published meanwhile, the next
    question and the next conclusion follow the new ones. What was concluded stays as it was, with
    the version that led to it, until an answer changes.
    """

    url_name = kind = NAME
    version = VERSION
    shows_answers = True
    start_template = "portal/navigator/refer/start.html"
    step_template = "portal/navigator/refer/step.html"
    check_template = "portal/navigator/refer/check.html"
    result_template = "portal/navigator/refer/result.html"
    partnership: Partnership
    now: datetime

    @classmethod
    def of(cls, request: PortalRequest, **url_kwargs: str) -> Self:
        """Make the guide of this site, at this moment."""
        guide = super().of(request, **url_kwargs)
        assert request.partnership is not None  # noqa: S101 (the view has answered 404 without one)
        guide.partnership, guide.now = request.partnership, timezone.now()
        return guide

    @cached_property
    def live_rules(self) -> RuleSet | None:
        """Give the live rules; None while the partnership has none."""
        return rules_for(self.partnership)

    @property
    def rule_set(self) -> RuleSet:
        """Give the live rules; FlowGone while there are none."""
        if self.live_rules is None:
            raise FlowGone
        return self.live_rules

    def flow(self, version: str) -> Flow:
        """Give the questions that matter today; FlowGone without rules, or for other pages."""
        if version != VERSION:
            raise FlowGone
        return flow_for(self.rule_set, london_day(self.now))

    def conclude(self, flow: Flow, counted: Mapping[str, Value], now: datetime) -> dict[str, Any]:
        """Decide by the live rules."""
        return conclude(self.partnership, inputs_of(counted), now)

    def result_context(
        self,
        flow: Flow,
        counted: Mapping[str, Value],
        conclusion: Mapping[str, Any],
        concluded_at: datetime,
    ) -> dict[str, Any]:
        """Give the page with the steps everything it shows."""
        given = inputs_of(counted)
        return result_context(
            conclusion, given, self.partnership, concluded_at=concluded_at, now=self.now
        )

    def is_current(self, conclusion: Mapping[str, Any]) -> bool:
        """Say whether the rules that led there still hold."""
        return not is_outdated(conclusion, self.live_rules)

    def way_context(self, path: Path) -> dict[str, Any]:
        """Give every page on the way what cannot wait."""
        return {"urgent": self._urgent(path.counted)}

    def can_stop(self, path: Path) -> bool:
        """Let whoever is in danger see the steps at once, whatever is not answered yet."""
        return bool(self._urgent(path.counted))

    def recap(self, stop: Stop, counted: Mapping[str, Value]) -> list[str] | None:
        """Say what was answered on a page."""
        return recap(stop, counted)

    def _urgent(self, counted: Mapping[str, Value]) -> list[DecidedStep]:
        return urgent_steps(self.rule_set, counted, self.now)
