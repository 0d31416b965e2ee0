"""Reads of entries for the search server, and of what it is still to be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Count, Min, Q

from portal.search.elastic.models import ONLY, FeedRow, Indexing
from portal.search.models import SearchEntry

MOST_KEYS: Final = 500  # in one query


@dataclass(frozen=True)
class Backlog:
    """This is what the search server has not been told yet."""

    waiting: int
    refused: int  # of these, told before and not taken
    oldest_at: datetime | None


def indexing() -> Indexing:
    """Give the one row about our indices, made when it is first needed."""
    return Indexing.objects.get_or_create(pk=ONLY)[0]


def due_rows(*, now: datetime, count: int) -> list[FeedRow]:
    """List what is to be told now."""
    return list(FeedRow.objects.due(now)[:count])


def backlog() -> Backlog:
    """Count what waits."""
    found = FeedRow.objects.aggregate(
        waiting=Count("pk"), refused=Count("pk", filter=Q(tries__gt=0)), oldest_at=Min("queued_at")
    )
    return Backlog(**found)


def entries_by_key(pks: Sequence[int]) -> dict[int, SearchEntry]:
    """Read entries with their long texts."""
    rows = SearchEntry.objects.filter(pk__in=pks).select_related("text")
    return {entry.pk: entry for entry in rows.order_by("pk")}


def entries_after(pk: int, count: int) -> list[SearchEntry]:
    """Read the next entries with their long texts, in the order of keys."""
    rows = SearchEntry.objects.filter(pk__gt=pk).select_related("text")
    return list(rows.order_by("pk")[:count])


def versions_after(pk: int, count: int) -> list[tuple[int, int]]:
    """Read key and version of the next entries."""
    rows = SearchEntry.objects.filter(pk__gt=pk).order_by("pk")
    return list(rows.values_list("pk", "version")[:count])


def versions_of(pks: Sequence[int]) -> dict[int, int]:
    """Read the versions of entries by key."""
    versions: dict[int, int] = {}
    for start in range(0, len(pks), MOST_KEYS):
        rows = SearchEntry.objects.filter(pk__in=pks[start : start + MOST_KEYS]).order_by("pk")
        versions |= dict(rows.values_list("pk", "version"))
    return versions


def every_version(count: int = 5000) -> Iterator[tuple[int, int]]:
    """Walk key and version of all entries in the order of keys, some at a time."""
    last = 0
    while found := versions_after(last, count):
        yield from found
        last = found[-1][0]


def count_entries() -> int:
    """Count all entries."""
    return int(SearchEntry.objects.count())
