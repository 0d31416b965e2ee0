"""Reads of runs."""

from __future__ import annotations

from datetime import datetime

from portal.core.guided.guide import Guide
from portal.core.guided.state import GuidedRun
from portal.core.models import Partnership
from portal.core.vault.exceptions import RunGone
from portal.core.vault.models import RunOpener
from portal.core.vault.queries import look_ups_of, open_run
from portal.core.vault.runs import OpenRun
from portal.core.vault.visitor import VisitorKey


def guided_run(
    *,
    guide: Guide,
    run_id: str,
    visitor: VisitorKey | None,
    partnership: Partnership,
    now: datetime,
) -> GuidedRun:
    """Open a visitor's run.

    RunGone when it is not theirs, not of this guide, not of this partnership or has ended; FlowGone
    when it is pinned to a version we no longer have.
    """
    run = open_run(run_id=run_id, kind=guide.kind, visitor=visitor, now=now)
    return guided(guide, run, partnership)


def guided(guide: Guide, run: OpenRun, partnership: Partnership) -> GuidedRun:
    """Replay an opened run; RunGone when another partnership's page asked for it."""
    if run.partnership_id != partnership.pk:
        raise RunGone
    return GuidedRun.of(guide, run)


def has_runs(*, visitor: VisitorKey | None, now: datetime) -> bool:
    """Say whether this browser still holds the key of a run, of whatever kind."""
    return RunOpener.objects.of_visitor(look_ups_of(visitor)).open_to_browser(now).exists()
