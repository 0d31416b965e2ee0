"""Keeping the outbox tidy, and telling how it is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from portal.core.outbox import claims
from portal.core.outbox.models import OVER, Delivery, OutboxEvent, OutboxMail
from portal.core.outbox.queries import Backlog, event_backlog, mail_backlog
from portal.core.registry import Check

TABLES: Final[tuple[type[Delivery], ...]] = (OutboxMail, OutboxEvent)
KEPT: Final = timedelta(days=30)
LONGEST_WAIT: Final = timedelta(hours=1)


def take_back_claims() -> int:
    """Put back what lies in the hands of dead workers."""
    return sum(claims.take_back(table, now=timezone.now()) for table in TABLES)


def purge_mail(now: datetime, limit: int) -> int:
    """Forget letters that were over a month ago; give up, and erase, what waited too long."""
    return _purge(OutboxMail, now, limit)


def purge_events(now: datetime, limit: int) -> int:
    """Forget events that were over a month ago; give up what waited too long."""
    return _purge(OutboxEvent, now, limit)


@transaction.atomic
def _purge(table: type[Delivery], now: datetime, limit: int) -> int:
    claims.give_up_old(table, now=now)
    old = table.objects.filter(state__in=OVER, done_at__lt=now - KEPT)
    keys = list(old.order_by("done_at", "pk").values_list("pk", flat=True)[:limit])
    return table.objects.filter(pk__in=keys).delete()[0]


def check_outbox() -> Check:
    """See that what is due leaves soon."""
    now = timezone.now()
    told = {"mail": mail_backlog(now=now), "events": event_backlog(now=now)}
    is_ok = not any(_is_late(backlog, now) for backlog in told.values())
    detail = "; ".join(_in_words(what, backlog, now) for what, backlog in told.items())
    return Check("Outbox", is_ok, detail)


def _is_late(backlog: Backlog, now: datetime) -> bool:
    return backlog.oldest_at is not None and now - backlog.oldest_at > LONGEST_WAIT


def _in_words(what: str, backlog: Backlog, now: datetime) -> str:
    words = f"{what}: {backlog.overdue} waiting"
    if backlog.oldest_at is not None:
        words += f" for up to {(now - backlog.oldest_at).total_seconds() / 60:.0f} min"
    return f"{words}, {backlog.failed} given up" if backlog.failed else words
