"""What the worker does so that the server has the entries as the table has them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from elastic_transport import TransportError
from elasticsearch import ApiError
from elasticsearch.exceptions import UnsupportedProductError

from portal.search.elastic.building import begin, go_on, is_there, is_under_way
from portal.search.elastic.comparing import differences
from portal.search.elastic.connection import NotAsExpected, asking, server, working
from portal.search.elastic.feed import note, nudge
from portal.search.elastic.feeding import deliver
from portal.search.elastic.names import names

logger = logging.getLogger(__name__)
AT_A_STRETCH: Final = timedelta(seconds=5)  # mail and other work wait no longer than this
FIRST_PAUSE: Final = timedelta(seconds=5)
LONGEST_PAUSE: Final = timedelta(minutes=1)  # once the server is back it is told soon
MARKERS_KEPT: Final = "now-1d"
AWAY: Final = (TransportError, ApiError, UnsupportedProductError, NotAsExpected)

Clock = Callable[[], datetime]


class Keeper:
    """This keeps the server in step for one worker, and remembers when it was found away."""

    def __init__(self) -> None:
        self._failures = 0
        self._quiet_until: datetime | None = None

    def keep(self, *, clock: Clock) -> int:
        """See that there is an index and tell what waits; give how many entries were told of."""
        return self._unless_away(clock, _keep)

    def mend(self, *, clock: Clock) -> int:
        """Compare everything and have told what differs; give how many entries that were."""
        return self._unless_away(clock, _mend)

    def _unless_away(self, clock: Clock, work: Callable[[Clock], int]) -> int:
        """Work unless the server is away: it is told of everything when it is back."""
        if self._quiet_until and clock() < self._quiet_until:
            return 0
        try:
            _greet()
            done = work(clock)
        except AWAY as fault:
            self._pause(fault, clock())
            return 0
        self._failures, self._quiet_until = 0, None
        return done

    def _pause(self, fault: Exception, now: datetime) -> None:
        self._failures += 1
        doubled = FIRST_PAUSE * 2 ** min(self._failures - 1, 8)
        self._quiet_until = now + min(doubled, LONGEST_PAUSE)
        if self._failures == 1:
            extra = {"event": "search-feed-waits", "job": type(fault).__name__}
            logger.warning("The search server cannot be told now; it will be", extra=extra)


def _greet() -> None:
    """Find out within a second what the work would find out in half a minute.

    Something else may answer at that address, and what it says is of another shape.
    """
    try:
        str(asking().info()["version"]["number"])
    except (KeyError, TypeError) as fault:
        raise NotAsExpected from fault


def _keep(clock: Clock) -> int:
    names.cache_clear()  # the database may have been put back from a backup
    built = 0
    if is_under_way() or not is_there(working()):
        progress = go_on(clock=clock, until=clock() + AT_A_STRETCH)
        built = progress.count if progress else 0
        if progress and not progress.is_over:
            nudge()
    return built + deliver(clock=clock)


def _mend(clock: Clock) -> int:
    client = working()
    if not is_there(client):
        return 0  # it is being made
    alias = names().alias
    found = differences(client, alias)
    note(found.to_tell)
    if found.ahead and not is_under_way():
        begin(now=clock())
        nudge()
    client.indices.put_settings(
        index=alias, settings={"number_of_replicas": server().replicas}, preserve_existing=False
    )
    _forget_markers()
    return len(found.to_tell) + len(found.ahead)


def _forget_markers() -> None:
    """Let go of entries that went long ago: nothing about them can be under way any more."""
    old = {
        "bool": {
            "filter": [{"term": {"is_gone": True}}, {"range": {"gone_at": {"lt": MARKERS_KEPT}}}]
        }
    }
    working().delete_by_query(index=names().alias, query=old, conflicts="proceed")
