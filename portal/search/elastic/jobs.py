"""What the worker and the monitors call.

The client takes most of a second to import, and only installations that search with it should pay
for that: it comes with the first call.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from portal.core.registry import JSON, Check
from portal.search.elastic.models import FeedRow, Indexing

if TYPE_CHECKING:
    from portal.search.elastic.keeping import Keeper


def keep() -> int:
    """See that there is an index, and tell the server what waits; nothing where there is none."""
    if settings.SEARCH is None:
        return 0
    return _keeper().keep(clock=timezone.now)


def keep_now(_payload: Mapping[str, JSON], _now: datetime) -> None:
    """Tell the server at once of what was just changed."""
    keep()


def mend() -> int:
    """Compare server and table, and have told what differs."""
    return _keeper().mend(clock=timezone.now)


def start_afresh() -> None:
    """Take another name for the indices: after a restore the old ones are of other entries."""
    FeedRow.objects.all().delete()
    Indexing.objects.all().delete()


def check_search() -> Check:
    """Say who answers readers who search."""
    if settings.SEARCH is None:
        return Check("Search", is_ok=True, detail="by the database")
    from portal.search.elastic import verdicts  # see above

    return verdicts.health_of_server()


def check_index() -> Check:
    """Say how the index is."""
    from portal.search.elastic import verdicts  # see above

    return verdicts.state_of_index(now=timezone.now())


@lru_cache(maxsize=1)
def _keeper() -> Keeper:
    from portal.search.elastic.keeping import Keeper  # see above

    return Keeper()
