"""Making the index anew beside the one that is searched, bit by bit, until they change places.

Every process may go on where another stopped: where it stands is kept in the database, and versions
decide on the server, so what is told twice does no harm.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import Q
from elasticsearch import Elasticsearch

from portal.search.elastic.comparing import differences
from portal.search.elastic.connection import server, working
from portal.search.elastic.documents import layout
from portal.search.elastic.feed import note
from portal.search.elastic.models import ONLY, Indexing
from portal.search.elastic.names import Names, inlet, names
from portal.search.elastic.queries import entries_after, indexing
from portal.search.elastic.telling import tell, told_of

logger = logging.getLogger(__name__)
BATCH: Final = 500
HELD_FOR: Final = timedelta(minutes=3)  # longer than a batch may take

Clock = Callable[[], datetime]


class Overtaken(Exception):
    """Another index was begun meanwhile; this one is left to be removed."""


@dataclass(frozen=True)
class Progress:
    """This is how far the making of an index has come."""

    index: str
    count: int  # entries told in this step
    is_over: bool


def is_there(client: Elasticsearch) -> bool:
    """Say whether there is an index of this release to be searched."""
    return bool(client.indices.exists_alias(name=names().alias))


def is_under_way() -> bool:
    """Say whether an index is being made, here or elsewhere."""
    return bool(indexing().building)


def begin(*, now: datetime) -> str:
    """Begin a new index, whatever there is; one that was being made is given up."""
    indexing()
    return _begin(working(), now)


def go_on(*, clock: Clock, until: datetime) -> Progress | None:
    """Make the index, begun anew or where it stands, until it is over or this moment has come.

    Gives None while another process is at it.
    """
    indexing()
    if not _hold(clock()):
        return None
    try:
        client = working()
        index = _current(client) or _begin(client, clock())
        count = 0
        while fed := _feed_next(client, index):
            count += fed
            if clock() >= until:
                return Progress(index, count, is_over=False)
            _state().update(held_until=clock() + HELD_FOR)
        _finish(client, index)
        return Progress(index, count, is_over=True)
    except Overtaken:
        return None
    finally:
        _state().update(held_until=None)


def _state() -> Any:
    return Indexing.objects.filter(pk=ONLY)


def _hold(now: datetime) -> bool:
    free = Q(held_until__isnull=True) | Q(held_until__lt=now)
    return bool(_state().filter(free).update(held_until=now + HELD_FOR))


def _current(client: Elasticsearch) -> str:
    """Give the index being filled, if it is of this release and still there."""
    building = indexing().building
    is_ours = building.startswith(f"{names().alias}-")
    return building if is_ours and client.indices.exists_alias(name=inlet(building)) else ""


def _begin(client: Elasticsearch, now: datetime) -> str:
    """Make an empty index, without copies and without being searchable: filling it is faster so."""
    index = names().new(now)
    made = layout(server())
    made["settings"] |= {"number_of_replicas": 0, "refresh_interval": "-1"}
    client.indices.create(index=index, **made, aliases={inlet(index): {}})
    _state().update(building=index, after=0)
    logger.info("An index is being made", extra={"event": "search-index-begun", "job": index})
    return index


def _feed_next(client: Elasticsearch, index: str) -> int:
    """Tell of the next entries; those that are refused are noted, to be tried again by and by."""
    state = indexing()
    if state.building != index:
        raise Overtaken
    entries = entries_after(state.after, BATCH)
    if not entries:
        return 0
    told = [told_of(entry) for entry in entries]
    faults = tell(client, [inlet(index)], told, refresh=False)
    note((one.pk, one.version) for one in told if one.pk in faults)
    _state().filter(building=index).update(after=entries[-1].pk)
    return len(entries)


def _finish(client: Elasticsearch, index: str) -> None:
    """Compare, then let the new index and the old ones change places in one step."""
    client.indices.refresh(index=index)
    found = differences(client, index)
    note(found.to_tell)
    client.indices.put_settings(
        index=index,
        settings={"refresh_interval": None, "number_of_replicas": server().replicas},
    )
    called = names()
    older = [other for other in _every(client, called) if other != index]
    actions: list[dict[str, Any]] = [{"add": {"index": index, "alias": called.alias}}]
    actions += [{"remove_index": {"index": other}} for other in older]
    client.indices.update_aliases(actions=actions)
    _state().filter(building=index).update(building="", after=0)
    extra = {"event": "search-index-made", "job": index, "count": found.count}
    logger.info("An index has been made", extra=extra)


def _every(client: Elasticsearch, called: Names) -> list[str]:
    """List all indices of this database, those of other releases and half-made ones too."""
    found = client.indices.get(
        index=f"{called.ours}-*", features="aliases", allow_no_indices=True, expand_wildcards="all"
    )
    return sorted(found)
