"""Reads of the outbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Count, Min, Q

from portal.core.outbox.models import (
    UNDELIVERED,
    Delivery,
    DeliveryState,
    OutboxEvent,
    OutboxMail,
)

MOST_LISTED: Final = 100


@dataclass(frozen=True)
class Backlog:
    """This is how much waits that should have been delivered, since when, and what was given up."""

    overdue: int
    oldest_at: datetime | None
    failed: int


def backlog_of(table: type[Delivery], *, now: datetime) -> Backlog:
    """Look at one table of the outbox; what is not due yet does not wait."""
    overdue = Q(state__in=UNDELIVERED, send_after__lte=now)
    found = table.objects.aggregate(
        overdue=Count("pk", filter=overdue),
        oldest_at=Min("send_after", filter=overdue),
        failed=Count("pk", filter=Q(state=DeliveryState.FAILED)),
    )
    return Backlog(**found)


def mail_backlog(*, now: datetime) -> Backlog:
    """Say how much mail waits."""
    return backlog_of(OutboxMail, now=now)


def event_backlog(*, now: datetime) -> Backlog:
    """Say how many events wait."""
    return backlog_of(OutboxEvent, now=now)


def letters_to_show() -> list[OutboxMail]:
    """List letters that wait or were given up, with whose they are: never to whom, nor the words.

    The oldest waiting first, then what was given up lately.
    """
    rows = OutboxMail.objects.defer("content").select_related("partnership")
    waiting = list(rows.undelivered()[:MOST_LISTED])
    return waiting + list(rows.failed()[: MOST_LISTED - len(waiting)])
