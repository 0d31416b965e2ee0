"""The worker's round to the search server: tell it what waits, each entry's last state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from django.db import transaction
from elasticsearch import Elasticsearch

from portal.core.outbox.backoff import MOST_TRIES, wait_after
from portal.search.elastic.connection import working
from portal.search.elastic.documents import gone
from portal.search.elastic.models import FeedRow
from portal.search.elastic.names import inlet, names
from portal.search.elastic.queries import due_rows, entries_by_key
from portal.search.elastic.telling import Told, tell, told_of

MOST_AT_ONCE: Final = 500
MOST_ROUNDS: Final = 10  # other work of the worker waits meanwhile

Clock = Callable[[], datetime]


def deliver(*, clock: Clock) -> int:
    """Tell what is due; give how many entries were dealt with, and leave the rest as it is.

    Raises what the client raises when the server is away: nothing is lost then, and no row's tries
    are counted for it.
    """
    if not due_rows(now=clock(), count=1):
        return 0
    client = working()
    inlets = inlets_of(client)
    told = 0
    for _n in range(MOST_ROUNDS if inlets else 0):
        rows = due_rows(now=clock(), count=MOST_AT_ONCE)
        _deliver(client, inlets, rows, now=clock())
        told += len(rows)
        if len(rows) < MOST_AT_ONCE:
            break
    return told


def inlets_of(client: Elasticsearch) -> list[str]:
    """List where every index of ours is fed: the one that is searched, and the one being filled."""
    found = client.indices.get(
        index=names().every, features="aliases", allow_no_indices=True, expand_wildcards="open"
    )
    return [inlet(index) for index in sorted(found) if inlet(index) in found[index]["aliases"]]


def _deliver(
    client: Elasticsearch, inlets: Sequence[str], rows: list[FeedRow], *, now: datetime
) -> None:
    if not rows:
        return
    entries = entries_by_key([row.entry for row in rows])
    told = [
        told_of(entries[row.entry]) if row.entry in entries else _gone(row, now) for row in rows
    ]
    faults = tell(client, inlets, told, refresh=True)
    settle({row.entry: row.version for row in rows}, faults, now=now)


def _gone(row: FeedRow, now: datetime) -> Told:
    return Told(row.entry, row.version, gone(row.entry, row.version, now.isoformat()))


@transaction.atomic
def settle(versions: dict[int, int], faults: dict[int, str], *, now: datetime) -> None:
    """Forget what the server has taken and put off what it has not.

    A row that was noted anew meanwhile, with another version, waits for the next round.
    """
    rows = FeedRow.objects.select_for_update().filter(pk__in=versions).order_by("pk")
    same = [row for row in rows if row.version == versions[row.entry]]
    taken = [row.entry for row in same if row.entry not in faults]
    FeedRow.objects.filter(pk__in=taken).delete()
    refused = [row for row in same if row.entry in faults]
    for row in refused:
        row.tries = min(row.tries + 1, MOST_TRIES)  # the wait grows no longer; it is never given up
        row.try_at = now + wait_after(row.tries)
        row.fault = faults[row.entry]
    FeedRow.objects.bulk_update(refused, ["tries", "try_at", "fault"])
