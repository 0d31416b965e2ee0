"""Writes of the vault. Each proves by the visitor's key that the run is theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from portal.core.models import Partnership
from portal.core.vault.codes import FourWords, draw_words, read_words, stretch
from portal.core.vault.exceptions import CodeUnknown
from portal.core.vault.keys import code_keys, peppers
from portal.core.vault.lifetime import WITH_CODE, run_ends_at
from portal.core.vault.models import OpenerKind, PartnershipKey, Run, RunOpener
from portal.core.vault.openers import (
    look_up_of,
    partnership_look_up,
    unwrap_for_code,
    wrap_for_code,
    wrap_for_partnership,
    wrap_for_visitor,
)
from portal.core.vault.partnership_keys import fresh_key, raw_key
from portal.core.vault.queries import data_key_of, look_ups_of, visitor_opener
from portal.core.vault.runs import OpenRun, Payload, as_open, closed, opened, where
from portal.core.vault.sealing import new_key
from portal.core.vault.throttle import take_try
from portal.core.vault.visitor import VisitorKey


@transaction.atomic
def start_run(
    *,
    kind: str,
    version: str,
    payload: Payload,
    visitor: VisitorKey,
    partnership: Partnership,
    now: datetime,
) -> OpenRun:
    """Keep a new run that this visitor's cookie opens, and nothing else."""
    run = Run(kind=kind, version=version, partnership=partnership, created_at=now, touched_at=now)
    run.expires_at = run_ends_at(created_at=now, touched_at=now, code_ends_at=None)
    data_key = new_key()
    run.ciphertext = closed(run, payload, data_key)
    run.save(force_insert=True)
    _let_in(run, data_key, visitor, now)
    return as_open(run, payload, now)


@dataclass(frozen=True)
class ChangingRun:
    """This is a run under its row's lock: nobody else changes it until it is let go."""

    run: OpenRun
    _row: Run = field(repr=False)
    _data_key: bytes = field(repr=False)
    _opened_at: datetime
    _now: datetime

    def write(self, payload: Payload) -> OpenRun:
        """Keep another payload; RunTooLarge when the run would grow too big."""
        row = self._row
        row.ciphertext = closed(row, payload, self._data_key)
        _touch(row, self._now)
        row.save(update_fields=["ciphertext", "touched_at", "expires_at"])
        return as_open(row, payload, self._opened_at)


@contextmanager
def changing_run(
    *, run_id: str, kind: str, visitor: VisitorKey | None, now: datetime
) -> Iterator[ChangingRun]:
    """Open a run to look at it and write it in one go, others kept out meanwhile; RunGone as ever.

    What is written is kept when the block ends and undone when it raises.
    """
    with transaction.atomic():
        opener = visitor_opener(run_id=run_id, kind=kind, visitor=visitor, now=now, is_locked=True)
        data_key = data_key_of(opener, visitor)
        run = opened(opener.run, data_key, opener.opened_at)
        yield ChangingRun(run, opener.run, data_key, opener.opened_at, now)


def change_run(
    *,
    run_id: str,
    kind: str,
    visitor: VisitorKey | None,
    now: datetime,
    change: Callable[[Payload], Payload],
) -> OpenRun:
    """Change what is in a run; two changes at once happen one after the other, neither is lost.

    RunGone when the run is not there for this visitor, RunTooLarge when it would grow too big.
    """
    with changing_run(run_id=run_id, kind=kind, visitor=visitor, now=now) as changing:
        return changing.write(change(changing.run.payload))


@transaction.atomic
def touch_run(*, run_id: str, kind: str, visitor: VisitorKey | None, now: datetime) -> OpenRun:
    """Note that the visitor is still at it: the half hour starts again. RunGone as ever."""
    opener = visitor_opener(run_id=run_id, kind=kind, visitor=visitor, now=now, is_locked=True)
    _touch(opener.run, now)
    opener.run.save(update_fields=["touched_at", "expires_at"])
    return opened(opener.run, data_key_of(opener, visitor), opener.opened_at)


@transaction.atomic
def finish_run(*, run_id: str, kind: str, visitor: VisitorKey | None, now: datetime) -> None:
    """Delete a run and every way into it; RunGone when it is not there for this visitor."""
    opener = visitor_opener(run_id=run_id, kind=kind, visitor=visitor, now=now, is_locked=True)
    opener.run.delete()


def give_code(*, run_id: str, kind: str, visitor: VisitorKey | None, now: datetime) -> FourWords:
    """Give four words that open the run for seven days; earlier words stop working.

    RunGone when the run is not there for this visitor; TooManyTries when too many were asked for.
    """
    # Before the slow part, so that only the owner of a run can make us do it.
    visitor_opener(run_id=run_id, kind=kind, visitor=visitor, now=now)
    take_try(visitor.bucket if visitor else "", now=now)
    words = draw_words()
    code = stretch(words)  # outside the transaction: SQLite has one write lock for everybody
    outer = code_keys()[0]
    with transaction.atomic():
        opener = visitor_opener(run_id=run_id, kind=kind, visitor=visitor, now=now, is_locked=True)
        run = opener.run
        wrapped = wrap_for_code(data_key_of(opener, visitor), code.key, outer, where=where(run))
        way = {"look_up": code.look_up, "key_id": outer.id, "wrapped": wrapped, "opened_at": now}
        RunOpener.objects.update_or_create(run=run, kind=OpenerKind.CODE, defaults=way)
        run.code_ends_at = now + WITH_CODE
        _touch(run, now)
        run.save(update_fields=["code_ends_at", "touched_at", "expires_at"])
    return FourWords(words, expires_at=run.expires_at)


def open_with_code(*, kind: str, words: str, visitor: VisitorKey, now: datetime) -> OpenRun:
    """Open a run with its four words and let this browser in.

    WordsUnclear for what cannot be four words, TooManyTries before anything slow is done,
    CodeUnknown when they open nothing of this kind, or nothing any more.
    """
    read = read_words(words)
    take_try(visitor.bucket, now=now)
    code = stretch(read)
    with transaction.atomic():
        found = RunOpener.objects.filter(kind=OpenerKind.CODE, look_up=code.look_up)
        opener = (
            found.filter(run__kind=kind, run__expires_at__gt=now)
            .select_related("run")
            .select_for_update(of=("run",))
            .order_by("pk")
            .first()
        )
        if opener is None:
            raise CodeUnknown
        run = opener.run
        data_key = unwrap_for_code(bytes(opener.wrapped), code.key, code_keys(), where=where(run))
        RunOpener.objects.of_visitor(look_ups_of(visitor)).filter(run=run).delete()
        _let_in(run, data_key, visitor, now)
        _touch(run, now)
        run.save(update_fields=["touched_at", "expires_at"])
    return opened(run, data_key, now)


@transaction.atomic
def let_partnership_in(
    *, run_id: str, kind: str, visitor: VisitorKey | None, now: datetime
) -> None:
    """Wrap a run's key for its partnership as well, as a tracker of signed-in staff needs."""
    opener = visitor_opener(run_id=run_id, kind=kind, visitor=visitor, now=now, is_locked=True)
    run = opener.run
    key, _is_new = PartnershipKey.objects.get_or_create(
        partnership_id=run.partnership_id, defaults={"key": fresh_key()}
    )
    place = where(run)
    wrapped = wrap_for_partnership(data_key_of(opener, visitor), raw_key(key), where=place)
    way = {"wrapped": wrapped, "look_up": partnership_look_up(raw_key(key), where=place)}
    RunOpener.objects.update_or_create(
        run=run, kind=OpenerKind.ACCOUNT, defaults={**way, "opened_at": now}
    )


@transaction.atomic
def forget_visitor(*, visitor: VisitorKey) -> int:
    """Delete this visitor's runs that have no code, and their way into those that have one."""
    ways = RunOpener.objects.of_visitor(look_ups_of(visitor))
    without_code = Run.objects.filter(openers__in=ways, code_ends_at__isnull=True)
    deleted, _per_model = without_code.only("pk").delete()
    left, _per_model = ways.delete()
    return deleted + left


def _let_in(run: Run, data_key: bytes, visitor: VisitorKey, now: datetime) -> None:
    """Wrap a run's key for this browser."""
    pepper = peppers()[0]
    RunOpener.objects.create(
        run=run,
        kind=OpenerKind.VISITOR,
        look_up=look_up_of(visitor.token, pepper),
        key_id=pepper.id,
        wrapped=wrap_for_visitor(data_key, visitor.token, pepper, where=where(run)),
        opened_at=now,
    )


def _touch(run: Run, now: datetime) -> None:
    run.touched_at = max(now, run.touched_at)  # two machines' clocks differ a little
    run.expires_at = run_ends_at(
        created_at=run.created_at, touched_at=run.touched_at, code_ends_at=run.code_ends_at
    )
