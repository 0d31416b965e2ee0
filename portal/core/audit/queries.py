"""Reads of the audit log."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import connection

from portal.core.access import access
from portal.core.audit.chain import Row, Rows, Seal, sum_up
from portal.core.audit.models import AuditEvent, AuditEventQuerySet, AuditSegment
from portal.core.models import Partnership

TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'",
}
# What keeps a log append-only in the database, on either of them.
GUARDS = {
    "append_only_event_update",
    "append_only_event_delete",
    "append_only_segment_update",
    "append_only_segment_delete",
    "append_only_security_update",
    "append_only_security_delete",
}


def partnerships_answered_for(user: object) -> list[Partnership]:
    """List the partnerships whose log this person may read: those whose people they look after."""
    mine = access().partnerships_edited_by(user)
    rows = Partnership.objects.filter(pk__in=mine).order_by("name", "pk")
    return [row for row in rows if access().can_manage_people(user, row)]


def log_of(
    partnership_ids: Collection[int], *, with_whole_portal: bool, kind: str = ""
) -> AuditEventQuerySet:
    """Give the log of these partnerships, the newest first; of the whole portal when asked to."""
    rows = AuditEvent.objects.order_by("-pk")
    if not with_whole_portal:
        rows = rows.filter(partnership_id__in=partnership_ids)
    return rows.filter(kind=kind) if kind else rows


def last_of_kind(kind: str) -> AuditEvent | None:
    """Find the newest event of a kind."""
    return AuditEvent.objects.filter(kind=kind).order_by("-pk").first()


def reads_of(partnership: Partnership, *, subject: str) -> list[AuditEvent]:
    """List who opened a sensitive record of this partnership, the newest first."""
    rows = AuditEvent.objects.filter(partnership_id=partnership.pk, subject=subject, is_read=True)
    return list(rows.order_by("-pk"))


def account_names(account_ids: Collection[int]) -> dict[int, str]:
    """Name accounts by their numbers; one that was deleted has no name any more."""
    users = get_user_model().objects.filter(pk__in=account_ids)
    return {user.pk: user.get_username() for user in users}


def last_segment() -> AuditSegment | None:
    """Find the end of the chain."""
    return AuditSegment.objects.order_by("-number").first()


def segments() -> Iterator[AuditSegment]:
    """Walk the chain from its beginning."""
    yield from AuditSegment.objects.order_by("number").iterator(chunk_size=500)


def rows_of(segment: AuditSegment) -> Rows | None:
    """Sum up what a segment holds."""
    events = AuditEvent.objects.filter(segment=segment).order_by("pk")
    return sum_up(as_sealed(event) for event in events.iterator(chunk_size=500))


def as_sealed(event: AuditEvent) -> Row:
    """Give of an event what is sealed."""
    return Row(
        id=event.pk,
        at=event.at,
        kind=event.kind,
        actor_id=event.actor_id,
        partnership_id=event.partnership_id,
        subject=event.subject,
        is_read=event.is_read,
        detail=event.detail,
    )


def seal_of(segment: AuditSegment) -> Seal:
    """Give of a segment what its digest depends on."""
    return Seal(
        number=segment.number,
        previous_digest=segment.previous_digest,
        rows_digest=segment.rows_digest,
        count=segment.count,
        first_id=segment.first_id,
        last_id=segment.last_id,
        newest_at=segment.newest_at,
        sealed_at=segment.sealed_at,
    )


def count_unsealed(*, before: datetime | None = None) -> int:
    """Count what no segment holds yet, or of that only what was there before this moment."""
    rows = AuditEvent.objects.unsealed()
    return (rows.filter(at__lt=before) if before else rows).count()


def missing_guards() -> list[str]:
    """Name the triggers that should keep the logs append-only and are not there."""
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        return sorted(GUARDS - {name for (name,) in cursor.fetchall()})
