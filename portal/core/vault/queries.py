"""Reads of the vault: each opens only for who holds the key, within the time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from django.db import connection

from portal.core.models import Partnership
from portal.core.vault.exceptions import RunGone
from portal.core.vault.keys import peppers
from portal.core.vault.lifetime import way_closes_at
from portal.core.vault.models import OpenerKind, PartnershipKey, Run, RunOpener
from portal.core.vault.openers import (
    look_up_of,
    partnership_look_up,
    unwrap_for_partnership,
    unwrap_for_visitor,
)
from portal.core.vault.partnership_keys import raw_key
from portal.core.vault.runs import OpenRun, opened, where
from portal.core.vault.visitor import VisitorKey

# Behind every step of every form: putting this together took the ORM ten times as long as the
# database took to answer it. A run has few openers, so each is asked here, not in SQL.
RUN_AND_OPENERS: Final = """
    SELECT vault_run.*, opener.id AS opener_id, opener.kind AS opener_kind, opener.look_up,
        opener.wrapped, opener.opened_at
    FROM vault_run JOIN vault_runopener opener ON opener.run_id = vault_run.id
    WHERE vault_run.id = %s ORDER BY opener.id
"""
LOCKED: Final = "FOR UPDATE OF vault_run"


def open_run(*, run_id: str, kind: str, visitor: VisitorKey | None, now: datetime) -> OpenRun:
    """Open a run of this visitor; RunGone when it is missing, ended, another's or another kind."""
    opener = visitor_opener(run_id=run_id, kind=kind, visitor=visitor, now=now)
    return opened(opener.run, data_key_of(opener, visitor), opener.opened_at)


def latest_run(*, kind: str, visitor: VisitorKey | None, now: datetime) -> OpenRun:
    """Open what this visitor touched last of a kind; RunGone when there is nothing."""
    openers = RunOpener.objects.of_visitor(look_ups_of(visitor)).open_to_browser(now)
    newest = openers.filter(run__kind=kind).order_by("-run__touched_at", "-run_id").first()
    if newest is None:
        raise RunGone
    return opened(newest.run, data_key_of(newest, visitor), newest.opened_at)


def open_run_of_partnership(
    *, run_id: str, kind: str, partnership: Partnership, now: datetime
) -> OpenRun:
    """Open a run with its partnership's key; whoever calls this has asked who may, and noted it."""
    key = PartnershipKey.objects.filter(partnership=partnership).first()
    if key is None:
        raise RunGone
    ways = RunOpener.objects.filter(kind=OpenerKind.ACCOUNT, run_id=run_id, run__kind=kind)
    opener = (
        ways.filter(run__partnership=partnership, run__expires_at__gt=now)
        .select_related("run")
        .order_by("pk")
        .first()
    )
    if opener is None:
        raise RunGone
    place = where(opener.run)
    if opener.look_up != partnership_look_up(raw_key(key), where=place):
        raise RunGone  # wrapped with a key that this partnership had before
    data_key = unwrap_for_partnership(bytes(opener.wrapped), raw_key(key), where=place)
    return opened(opener.run, data_key, opener.opened_at)


def visitor_opener(
    *, run_id: str, kind: str, visitor: VisitorKey | None, now: datetime, is_locked: bool = False
) -> RunOpener:
    """Find the wrapped key of this visitor, its run locked if asked; RunGone when there is none."""
    lock = LOCKED if is_locked and connection.features.has_select_for_update else ""
    look_ups = look_ups_of(visitor)
    for run in Run.objects.raw(RUN_AND_OPENERS + lock, [run_id]):
        opener = _opener_beside(run)
        if opener.look_up in look_ups and run.kind == kind and _is_in(opener, now):
            return opener
    raise RunGone


def _opener_beside(run: Run) -> RunOpener:
    """Make the opener that was read in the same row as its run."""
    row: Any = run
    opened_at: datetime = row.opened_at
    return RunOpener(
        id=row.opener_id,
        run=run,
        kind=row.opener_kind,
        look_up=row.look_up,
        wrapped=row.wrapped,
        # SQLite keeps no zone, and what is no column of the model is given as it is kept.
        opened_at=opened_at.replace(tzinfo=UTC) if opened_at.tzinfo is None else opened_at,
    )


def _is_in(opener: RunOpener, now: datetime) -> bool:
    """Say whether a browser's cookie still opens this, as `open_to_browser` asks it of SQL."""
    run = opener.run
    closes_at = way_closes_at(
        expires_at=run.expires_at, touched_at=run.touched_at, opened_at=opener.opened_at
    )
    return opener.kind == OpenerKind.VISITOR and now < closes_at


def look_ups_of(visitor: VisitorKey | None) -> list[str]:
    """Give under what this browser's wrapped keys may be found: one name a key of ours."""
    if visitor is None:
        return []
    return [look_up_of(visitor.token, pepper) for pepper in peppers()]


def data_key_of(opener: RunOpener, visitor: VisitorKey | None) -> bytes:
    """Unwrap a run's key with the visitor's."""
    if visitor is None:
        raise RunGone
    where_it_belongs = where(opener.run)
    return unwrap_for_visitor(
        bytes(opener.wrapped), visitor.token, peppers(), where=where_it_belongs
    )
