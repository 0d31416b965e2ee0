"""Sealing the log, and taking out what is older than it needs to be.

A row is sealed because no segment holds it, not because of its number: a transaction that commits
late finds its rows in a later segment, never between two. Whether a row is too young to be seen
does not matter then, and gaps in the numbers mean nothing.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import connection, transaction

from portal.core.audit import chain
from portal.core.audit.exceptions import SealingOvertaken
from portal.core.audit.models import AuditEvent, AuditSegment
from portal.core.audit.queries import as_sealed, last_segment, rows_of, seal_of

logger = logging.getLogger(__name__)

KEPT_FOR = timedelta(days=365)  # rows about access and audit: twelve months
MOST_ROWS = 500  # of a segment: the one write lock of SQLite is held for some 15 ms


def seal_events(*, now: datetime) -> int:
    """Seal every row that no segment holds; say how many that were."""
    sealed = 0
    while count := _seal_next(now):
        sealed += count
        if count < MOST_ROWS:
            break
    return sealed


def expire_segments(now: datetime, limit: int) -> int:
    """Take out the rows of segments whose time is over, until so many rows went; say how many.

    It stops within a segment of the limit: they go whole, each in a transaction of its own. One
    whose rows are not what was sealed stays, as evidence, until somebody has looked.
    """
    taken = 0
    for segment in AuditSegment.objects.over(now=now, kept_for=KEPT_FOR).order_by("number"):
        taken += _expire(segment, now)
        if taken >= limit:
            break
    return taken


def _seal_next(now: datetime) -> int:
    with transaction.atomic():
        _one_at_a_time()
        events = list(AuditEvent.objects.unsealed().order_by("pk")[:MOST_ROWS])
        rows = chain.sum_up(as_sealed(event) for event in events)
        if rows is None:
            return 0
        segment = _add_segment(rows, now)
        ids = [event.pk for event in events]
        if AuditEvent.objects.filter(pk__in=ids).seal(segment) != rows.count:
            raise SealingOvertaken
    extra = {"event": "audit-sealed", "count": rows.count, "job": f"{segment.number}"}
    # The digest goes into the log as well: whoever rewrites the tables cannot rewrite that.
    logger.info("Audit segment sealed: %s", segment.digest, extra=extra)
    return rows.count


def _add_segment(rows: chain.Rows, now: datetime) -> AuditSegment:
    last = last_segment()
    seal = chain.seal(
        rows=rows,
        number=last.number + 1 if last else 1,
        previous_digest=last.digest if last else "",
        now=now,
    )
    return AuditSegment.objects.create(**vars(seal), digest=seal.digest())


def _expire(segment: AuditSegment, now: datetime) -> int:
    with transaction.atomic():
        _one_at_a_time()
        if chain.fault_of_rows(seal_of(segment), rows_of(segment)):
            extra = {"event": "audit-broken", "job": f"{segment.number}"}
            logger.error("Audit segment broken, so its rows were not taken out", extra=extra)
            return 0
        if not AuditSegment.objects.expire(number=segment.number, now=now):
            return 0  # somebody else has done it meanwhile
        return AuditEvent.objects.take_out(number=segment.number)


def _one_at_a_time() -> None:
    """Wait for whoever else seals; SQLite's transactions are one at a time as they are."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE audit_auditsegment IN SHARE ROW EXCLUSIVE MODE")
