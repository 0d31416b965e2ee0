"""Writes: start a run, save a step, finish. Each happens under the lock of the run's row."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from portal.core.flow import Record, Value, keep
from portal.core.guided.exceptions import AnswersChanged, NotAllAnswered, StepNotOpen
from portal.core.guided.guide import Guide
from portal.core.guided.queries import guided
from portal.core.guided.state import GuidedRun, Result, State
from portal.core.models import Partnership
from portal.core.vault import actions as vault
from portal.core.vault.visitor import VisitorKey


def start_guide(
    *,
    guide: Guide,
    visitor: VisitorKey,
    partnership: Partnership,
    now: datetime,
    record: Record | None = None,
) -> GuidedRun:
    """Start a run, pinned to the version of the flow that holds now; empty unless told."""
    run = vault.start_run(
        kind=guide.kind,
        version=guide.version,
        payload=State(record or {}).as_payload(),
        visitor=visitor,
        partnership=partnership,
        now=now,
    )
    return GuidedRun.of(guide, run)


@dataclass(frozen=True)
class ChangingGuide:
    """This is a visitor's run under the lock of its row."""

    run: GuidedRun
    _vault: vault.ChangingRun

    def write(self, state: State) -> GuidedRun:
        """Keep another state."""
        return replace(self.run, run=self._vault.write(state.as_payload()), state=state)


@contextmanager
def changing_guide(
    *,
    guide: Guide,
    run_id: str,
    visitor: VisitorKey | None,
    partnership: Partnership,
    now: datetime,
) -> Iterator[ChangingGuide]:
    """Open a visitor's run to change it: what is seen is what is written over.

    RunGone and FlowGone as `guided_run` raises them.
    """
    with vault.changing_run(run_id=run_id, kind=guide.kind, visitor=visitor, now=now) as changing:
        yield ChangingGuide(guided(guide, changing.run, partnership), changing)


def save_step(
    *,
    changing: ChangingGuide,
    step: str,
    given: Mapping[str, Value],
    asked: Collection[str],
    seen: int,
) -> GuidedRun:
    """Keep the answers of a step, whether or not they complete it.

    StepNotOpen when the step comes too early, StepChanged when another window saved other answers
    to it since revision `seen`.
    """
    run = changing.run
    stop = run.path.by_id.get(step)
    if stop is None or not stop.is_open:
        raise StepNotOpen
    record = keep(run.state.record, step, given, asked=asked, seen=seen)
    return changing.write(replace(run.state, record=record))


def finish_guide(*, changing: ChangingGuide, key: str, now: datetime) -> GuidedRun:
    """Conclude a complete run, once for the state of its answers that the key marks.

    AnswersChanged when the key marks other answers than there are now, NotAllAnswered when the run
    may not be finished yet. The same key again changes nothing while the guide says that the
    result holds.
    """
    run = changing.run
    if key != run.mark:
        raise AnswersChanged
    if run.result is not None and run.guide.is_current(run.result.conclusion):
        return run
    if not run.can_finish:
        raise NotAllAnswered
    conclusion = run.guide.conclude(run.flow, run.path.counted, now)
    return changing.write(replace(run.state, result=Result(key, now.isoformat(), conclusion)))


def keep_run(*, run: GuidedRun, visitor: VisitorKey | None, now: datetime) -> GuidedRun:
    """Note that the visitor is still at a run, so that it is kept another half hour.

    RunGone when it is not there any more; nothing is kept beyond the vault's longest time.
    """
    kept = vault.touch_run(run_id=run.run.id, kind=run.guide.kind, visitor=visitor, now=now)
    return replace(run, run=kept)


def delete_run(*, run: GuidedRun, visitor: VisitorKey | None, now: datetime) -> None:
    """Delete a run and every way into it."""
    vault.finish_run(run_id=run.run.id, kind=run.guide.kind, visitor=visitor, now=now)
