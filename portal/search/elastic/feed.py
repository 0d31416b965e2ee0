"""The index as the entries' side sees it: rows of what is to be told, in the same transaction.

The search server itself is spoken to by the worker alone, so nothing that is published waits for it
or fails with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from portal.core.outbox.actions import queue_event
from portal.search.elastic.models import FeedRow
from portal.search.models import SearchEntry

EVENT: Final = "search-feed"
MOST_AT_ONCE: Final = 500


class FeedIndex:
    """This notes what the search server is to be told of entries."""

    def put(self, pks: Sequence[int]) -> None:
        """Have these entries taken up as they are when the worker comes to them."""
        note(_versions(pks))

    def drop(self, pks: Sequence[int]) -> None:
        """Have these entries forgotten; nothing older about them counts from then on."""
        note((pk, version + 1) for pk, version in _versions(pks))


def note(states: Iterable[tuple[int, int]]) -> int:
    """Note key and version of entries to be told of, and have the worker look at once."""
    now = timezone.now()  # an index is told of changes, not of the time
    rows = [FeedRow(entry=pk, version=version, queued_at=now, try_at=now) for pk, version in states]
    if not rows:
        return 0
    with transaction.atomic():
        FeedRow.objects.bulk_create(
            rows,
            batch_size=MOST_AT_ONCE,
            update_conflicts=True,
            unique_fields=["entry"],
            update_fields=["version", "tries", "try_at", "fault"],
        )
        nudge()
    return len(rows)


def nudge() -> None:
    """Have the worker look at the feed as soon as this transaction is committed."""
    key = f"{EVENT}-{uuid4().hex}"
    queue_event(key=key, name=EVENT, payload={}, now=timezone.now())


def _versions(pks: Sequence[int]) -> list[tuple[int, int]]:
    """Read key and version of entries, by key: two who write the same rows never lock crosswise."""
    rows = SearchEntry.objects.filter(pk__in=pks).order_by("pk")
    return list(rows.values_list("pk", "version"))
