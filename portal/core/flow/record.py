"""What a run keeps: the last answers of every step, each with its revision.

Two windows of one run may both be right. A conflict is decided per step, never per run: saving
different steps never conflicts, saving the same step twice asks which to keep.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from portal.core.exceptions import ExpectedFault
from portal.core.exceptions import gettext_noop as _
from portal.core.flow.values import Answers, Value


@dataclass(frozen=True)
class Kept:
    """This is what one step keeps; the revision counts how often that changed."""

    answers: Mapping[str, Value] = field(default_factory=dict)
    revision: int = 0


Record = Mapping[str, Kept]  # by step


class StepChanged(ExpectedFault):
    """This step was changed in another window since it was shown here."""

    template = _("This step was changed in another window.")

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        super().__init__()


def answers_of(record: Record) -> Answers:
    """Give the answers alone, as they are replayed."""
    return {step: kept.answers for step, kept in record.items()}


def keep(
    record: Record,
    step: str,
    given: Mapping[str, Value],
    *,
    asked: Collection[str],
    seen: int,
) -> Record:
    """Put what was given in place of what the step had; StepChanged when that was not `seen`.

    Only the questions asked are touched: what an earlier path asked on this step stays. Saving
    what is already there changes nothing, so a form sent twice is saved once.
    """
    kept = record.get(step)
    before = kept or Kept()
    merged = {
        **{name: value for name, value in before.answers.items() if name not in asked},
        **{name: value for name, value in given.items() if name in asked},
    }
    if kept is not None and merged == kept.answers:
        return record
    if seen != before.revision:
        raise StepChanged(before)
    return {**record, step: Kept(merged, before.revision + 1)}


def mark_of(record: Record, version: str) -> str:
    """Give a short mark of exactly this state: the key that makes finishing twice finish once."""
    state = [version, sorted((step, kept.revision) for step, kept in record.items())]
    return hashlib.sha256(json.dumps(state).encode()).hexdigest()[:32]


def as_data(record: Record) -> dict[str, Any]:
    """Write a record as JSON."""
    return {
        step: {"answers": dict(kept.answers), "revision": kept.revision}
        for step, kept in record.items()
    }


def record_from(data: object) -> Record:
    """Read a record; what is not one of ours is left out, never trusted."""
    if not isinstance(data, Mapping):
        return {}
    return {
        str(step): Kept(dict(kept["answers"]), kept["revision"])
        for step, kept in data.items()
        if isinstance(kept, Mapping)
        and isinstance(kept.get("answers"), Mapping)
        and isinstance(kept.get("revision"), int)
    }
