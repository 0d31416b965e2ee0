"""Keeping the security log."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from portal.users.models import EventKind, SecurityEvent, User

KEPT_FOR = timedelta(days=365)


def log_event(
    *,
    kind: EventKind,
    now: datetime,
    account: User | None = None,
    by: User | None = None,
    network: str = "",
    partnership_id: int | None = None,
    role: str = "",
) -> SecurityEvent:
    """Add a row to the security log."""
    return SecurityEvent.objects.create(
        at=now,
        kind=kind,
        account_id=account.pk if account else None,
        by_account_id=by.pk if by else None,
        network=network,
        partnership_id=partnership_id,
        role=role,
    )


def purge_security_log(*, now: datetime) -> int:
    """Take out what is older than a year; say how many rows that was."""
    with transaction.atomic():
        return SecurityEvent.objects.older_than(now - KEPT_FOR).take_out()
