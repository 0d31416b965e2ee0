"""Who has what in hand: one worker at a time, and nobody for ever.

A claim is written and committed before anything is sent, so no lock is held while a server is
spoken to. On PostgreSQL workers skip each other's rows; on SQLite there is one writer at a time.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

from django.db import transaction

from portal.core.outbox.backoff import MOST_TRIES, longest_life, wait_after
from portal.core.outbox.models import Delivery, DeliveryState
from portal.core.worker.identity import is_gone

logger = logging.getLogger(__name__)

LEASE: Final = timedelta(minutes=15)  # longer than any server may take with one letter
KILLER_TRIES: Final = 2  # what was in hand when so many workers died waits like any failure

AnyDelivery = TypeVar("AnyDelivery", bound=Delivery)
Table = type[AnyDelivery]


def is_anything_due(table: type[Delivery], now: datetime, *, is_steady: bool = True) -> bool:
    """Say whether there is work; a plain look, because claiming takes SQLite's one write lock."""
    return bool(table.objects.due(now, is_steady=is_steady).exists())


def claim_next(
    table: type[AnyDelivery], *, worker: str, now: datetime, is_steady: bool = True
) -> AnyDelivery | None:
    """Take the next delivery in hand, so that no other worker does; None when nothing is due."""
    with transaction.atomic():
        due: Any = table.objects.due(now, is_steady=is_steady)
        row: AnyDelivery | None = due.select_for_update(skip_locked=True).first()
        if row is not None:
            row.tries += 1
            table.objects.filter(pk=row.pk).update(
                state=DeliveryState.IN_HAND,
                tries=row.tries,
                claimed_by=worker,
                claimed_until=now + LEASE,
            )
    return row


def delivered(row: Delivery, *, worker: str, now: datetime) -> None:
    """Note that a delivery was made, and forget what it said."""
    _finish(row, worker=worker, now=now, state=DeliveryState.DONE)


def failed(row: Delivery, *, worker: str, now: datetime, fault: str) -> None:
    """Note that a delivery will never be made, for all to see, and forget what it said."""
    _finish(row, worker=worker, now=now, state=DeliveryState.FAILED, fault=fault)
    extra = {"event": "delivery-failed", "job": row.key, "count": row.tries}
    logger.error("A delivery was given up: %s", fault, extra=extra)


def try_later(row: Delivery, *, worker: str, now: datetime, fault: str) -> None:
    """Put a delivery back for another try in a while; give it up after too many."""
    if row.tries >= MOST_TRIES:
        failed(row, worker=worker, now=now, fault=fault)
        return
    _put_back(row, worker=worker, next_try_at=now + wait_after(row.tries), fault=fault)


def put_back(row: Delivery, *, worker: str, now: datetime) -> None:
    """Put a delivery back as if nobody had tried: it was not its fault."""
    _put_back(row, worker=worker, next_try_at=now, tries=row.tries - 1)


def cut_short(row: Delivery, *, worker: str, now: datetime) -> None:
    """Put a delivery back that was cut short: nobody knows whether it was made."""
    _put_back(row, worker=worker, next_try_at=now, tries=row.tries - 1, **row.DOUBTFUL)


def bring_forward(row: Delivery, *, now: datetime) -> None:
    """Let a delivery that was to wait be tried at once: the fault was not its own."""
    waiting = type(row).objects.filter(pk=row.pk, state=DeliveryState.WAITING)
    waiting.update(next_try_at=now, tries=row.tries - 1, fault="")


def take_back(table: type[Delivery], *, now: datetime, own: str = "") -> int:
    """Put back what a worker that died has left in hand; return how many that were.

    A worker between two turns has nothing in hand: what is under its own name was left there when
    the database went away.
    """
    taken = 0
    for row in table.objects.in_hand():
        lease_is_over = row.claimed_until is not None and row.claimed_until < now
        if lease_is_over or row.claimed_by == own or is_gone(row.claimed_by):
            wait = wait_after(row.tries) if row.tries >= KILLER_TRIES else timedelta()
            if row.tries >= MOST_TRIES:
                failed(row, worker=row.claimed_by, now=now, fault="worker-lost")
            else:
                # Nobody knows whether it was made; a letter's next try has the same Message-ID.
                lost = {"next_try_at": now + wait, "fault": "worker-lost", **row.DOUBTFUL}
                _put_back(row, worker=row.claimed_by, **lost)
            taken += 1
    if taken:
        logger.warning("Deliveries taken back", extra={"event": "janitor", "count": taken})
    return taken


def give_up_old(table: type[Delivery], *, now: datetime) -> int:
    """Give up what has waited longer than all its tries take; return how many that were."""
    old = table.objects.filter(
        state=DeliveryState.WAITING, send_after__lt=now - longest_life() - timedelta(days=1)
    )
    return old.update(state=DeliveryState.FAILED, done_at=now, fault="too-old", **table.ERASED)


def _finish(
    row: Delivery, *, worker: str, now: datetime, state: DeliveryState, fault: str = ""
) -> None:
    changes = {"state": state, "done_at": now, "fault": fault, **row.ERASED}
    _settle(row, worker, changes)


def _put_back(row: Delivery, *, worker: str, next_try_at: datetime, **changes: Any) -> None:
    _settle(row, worker, {"state": DeliveryState.WAITING, "next_try_at": next_try_at, **changes})


def _settle(row: Delivery, worker: str, changes: dict[str, Any]) -> None:
    """Write what became of a delivery, unless it has been taken out of this worker's hands."""
    mine = type(row).objects.filter(pk=row.pk, state=DeliveryState.IN_HAND, claimed_by=worker)
    if not mine.update(claimed_by="", claimed_until=None, **changes):
        extra = {"event": "claim-lost", "job": row.key}
        logger.warning("A delivery was taken out of a slow worker’s hands", extra=extra)
