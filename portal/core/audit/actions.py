"""Adding to the audit log; sealing and retention are in the modules of those names."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from portal.core.audit.exceptions import ReadUnexplained
from portal.core.audit.models import AuditEvent
from portal.core.audit.rules import Detail, ReadReason, checked_detail, checked_kind
from portal.core.models import Partnership


def record(
    *,
    kind: str,
    now: datetime,
    actor: Any = None,
    partnership: Partnership | None = None,
    subject: str = "",
    detail: Detail | None = None,
) -> None:
    """Add one row in the caller's transaction: both are kept, or neither.

    Raises KindUnclear and DetailRefused, which are faults of the calling program.
    """
    _add(
        kind=kind,
        at=now,
        actor_id=getattr(actor, "pk", None),
        partnership_id=partnership.pk if partnership else None,
        subject=subject,
        detail=checked_detail(detail),
    )


def record_read(
    *,
    kind: str,
    now: datetime,
    actor: Any,
    partnership: Partnership,
    subject: str,
    reason: ReadReason,
) -> None:
    """Note that somebody opened a sensitive record, before they are shown it.

    Raises ReadUnexplained when nobody in particular reads, or nothing in particular, or for no
    reason of the list: then nothing may be shown.
    """
    actor_id = getattr(actor, "pk", None)
    if actor_id is None or not subject or not isinstance(reason, ReadReason):
        raise ReadUnexplained(kind)
    _add(
        kind=kind,
        at=now,
        actor_id=actor_id,
        partnership_id=partnership.pk,
        subject=subject,
        is_read=True,
        detail={"reason": reason.value},
    )


def _add(*, kind: str, **values: Any) -> None:
    with transaction.atomic():
        AuditEvent.objects.create(kind=checked_kind(kind), **values)
