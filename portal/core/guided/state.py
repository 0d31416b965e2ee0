"""What is in a run: the answers by step, and what they led to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any, Self

from portal.core.flow import (
    Answers,
    Flow,
    Kept,
    Path,
    Record,
    answers_of,
    as_data,
    mark_of,
    path,
    record_from,
)
from portal.core.guided.guide import Guide
from portal.core.vault.runs import OpenRun, Payload


@dataclass(frozen=True)
class Result:
    """This is what a state of the answers led to."""

    key: str  # the mark of that state
    at: str  # ISO 8601
    conclusion: Mapping[str, Any] = field(repr=False)

    @property
    def concluded_at(self) -> datetime:
        """Give the moment it was concluded."""
        return datetime.fromisoformat(self.at)


@dataclass(frozen=True)
class State:
    """This is everything a run keeps."""

    record: Record = field(default_factory=dict, repr=False)
    result: Result | None = None

    @classmethod
    def of(cls, payload: Mapping[str, Any]) -> Self:
        """Read what the vault opened."""
        kept = payload.get("result")
        return cls(record_from(payload.get("steps")), Result(**kept) if kept else None)

    def as_payload(self) -> Payload:
        """Write it as the vault keeps it."""
        payload: Payload = {"steps": as_data(self.record)}
        if self.result:
            payload["result"] = {
                "key": self.result.key,
                "at": self.result.at,
                "conclusion": dict(self.result.conclusion),
            }
        return payload


@dataclass(frozen=True)
class GuidedRun:
    """This is a visitor's run, opened and replayed."""

    guide: Guide
    run: OpenRun
    flow: Flow
    state: State

    @classmethod
    def of(cls, guide: Guide, run: OpenRun) -> Self:
        """Replay a run over the version of the flow it is pinned to; FlowGone without it."""
        return cls(guide, run, guide.flow(run.version), State.of(run.payload))

    @cached_property
    def answers(self) -> Answers:
        """Give the answers alone."""
        return answers_of(self.state.record)

    @cached_property
    def path(self) -> Path:
        """Give the way that the answers lead along."""
        return path(self.flow, self.answers)

    @property
    def can_finish(self) -> bool:
        """Say whether it may be concluded: nothing is missing, or its guide needs no more."""
        return self.path.is_complete or self.guide.can_stop(self.path)

    @property
    def mark(self) -> str:
        """Give the mark of this state of the answers."""
        return mark_of(self.state.record, self.run.version)

    @property
    def result(self) -> Result | None:
        """Give what these very answers led to; None when they changed since."""
        result = self.state.result
        return result if result is not None and result.key == self.mark else None

    def kept(self, step: str) -> Kept:
        """Give what a step keeps."""
        return self.state.record.get(step, Kept())

    def with_record(self, record: Record) -> Self:
        """Give the same run with other answers."""
        return replace(self, state=replace(self.state, record=record))

    def address(self, page: str, **kwargs: str) -> str:
        """Give the address of one of its pages."""
        return self.guide.address(page, run=self.run.id, **kwargs)

    def step_address(self, step: str) -> str:
        """Give the address of a step."""
        return self.address("step", step=step)

    @property
    def onward(self) -> str:
        """Give where a visitor goes on: the first step that is not done, or the check page."""
        current = self.path.current
        return self.step_address(current.id) if current else self.address("check")
