"""Counting a search and a press on a result, and forgetting counts."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import F

from portal.core.findable import ADULT
from portal.core.time.clock import london_day
from portal.search.counting.impatience import impatient_transaction
from portal.search.counting.models import SearchTally
from portal.search.counting.queries import lexicon_of
from portal.search.counting.rules.countable import countable, normal
from portal.search.counting.rules.weeks import oldest_kept, week_of
from portal.search.engines.base import Scope
from portal.search.understanding.understood import Understood

LAST_RANK: Final = 50
logger = logging.getLogger("portal.search")


def count_search(*, understood: Understood, scope: Scope, total: int, now: datetime) -> None:
    """Count one search of an adult, if it may be counted; never fails and never waits.

    A view calls it once for a search: for its first page, and not for a changed filter.
    """
    try:
        said = _countable(understood, scope)
        if said:
            _add(_place(said, scope, now), searches=1, without_result=int(total == 0))
    except Exception:  # noqa: BLE001 (whatever it is, the reader gets the answer)
        _say_uncounted()


def count_click(*, text: str, rank: int, scope: Scope, now: datetime) -> None:
    """Count a press on one of the first fifty results of a search that was counted."""
    if scope.voice != ADULT or not 1 <= rank <= LAST_RANK:
        return
    try:
        place = _place(normal(text), scope, now)
        with impatient_transaction():
            SearchTally.objects.filter(**place).update(
                clicks=F("clicks") + 1,
                first_clicks=F("first_clicks") + int(rank == 1),
                ranks=F("ranks") + rank,
            )
    except Exception:  # noqa: BLE001 (as above)
        _say_uncounted()


def forget_rare(now: datetime, limit: int) -> int:
    """Delete what too few people typed in weeks that are over; say how many rows."""
    return _delete(SearchTally.objects.rare(week_of(london_day(now))), limit)


def forget_old(now: datetime, limit: int) -> int:
    """Delete what was counted more than thirteen months ago; say how many rows."""
    return _delete(SearchTally.objects.filter(week__lt=oldest_kept(london_day(now))), limit)


def _countable(understood: Understood, scope: Scope) -> str:
    is_private = understood.has_postcode or understood.has_phone
    if scope.voice != ADULT or scope.partnership_pk is None or is_private:
        return ""
    return countable(understood.text, lexicon_of(scope))


def _place(said: str, scope: Scope, now: datetime) -> dict[str, Any]:
    return {
        "partnership_id": scope.partnership_pk,
        "week": week_of(london_day(now)),
        "language": scope.language,
        "query": said,
    }


def _add(place: dict[str, Any], **more: int) -> None:
    """Add to a row, making it when it is not there; two at once make one."""
    counts = {name: F(name) + count for name, count in more.items()}
    with impatient_transaction():
        rows = SearchTally.objects.filter(**place)
        if not rows.update(**counts):
            SearchTally.objects.bulk_create([SearchTally(**place)], ignore_conflicts=True)
            rows.update(**counts)


@transaction.atomic
def _delete(rows: Any, limit: int) -> int:
    keys = list(rows.order_by("week", "pk").values_list("pk", flat=True)[:limit])
    SearchTally.objects.filter(pk__in=keys).delete()
    return len(keys)


def _say_uncounted() -> None:
    # Neither the words nor the error: its text might hold them.
    logger.warning("a search could not be counted", extra={"event": "search-uncounted"})
