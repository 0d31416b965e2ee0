"""Delete what must not be kept any longer: in small steps, again and again, whatever was missed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from portal.core import registry
from portal.core.registry import Purge
from portal.core.vault.lifetime import LONGEST
from portal.core.vault.models import LastPurge, OpenerKind, Run, RunOpener

BATCH: Final = 500  # rows a transaction: nobody waits long behind it
logger = logging.getLogger(__name__)


class PurgeFailed(Exception):
    """Some things that must go are still there; the text names them."""


@dataclass(frozen=True)
class Purged:
    """This is what one purge did."""

    name: str
    deleted: int
    is_done: bool = True


def purge_all(*, now: datetime, batch: int = BATCH) -> Iterator[Purged]:
    """Run every registered purge until nothing is left; one that fails keeps no other back."""
    for name, purge in list(registry.purges.items()):
        try:
            deleted = _until_nothing_is_left(purge, now, batch)
            note = {"ran_at": now, "deleted": deleted}
            LastPurge.objects.update_or_create(name=name, defaults=note)
        except Exception:
            logger.exception("A purge failed", extra={"event": "purge-failed", "job": name})
            yield Purged(name, deleted=0, is_done=False)
        else:
            yield Purged(name, deleted)


def purge_or_fail(*, now: datetime) -> int:
    """Run every purge and give how many rows went; PurgeFailed names those that did not work."""
    done = list(purge_all(now=now))
    failed = [one.name for one in done if not one.is_done]
    if failed:
        raise PurgeFailed(", ".join(failed))
    return sum(one.deleted for one in done)


def _until_nothing_is_left(purge: Purge, now: datetime, batch: int) -> int:
    total = 0
    while True:
        deleted = purge(now, batch)
        total += deleted
        if deleted < batch:
            return total


@transaction.atomic
def purge_runs(now: datetime, limit: int) -> int:
    """Delete runs whose time is over; one that is being changed this moment waits."""
    ended = Run.objects.ended(now).select_for_update(skip_locked=True)
    keys = list(ended.values_list("pk", flat=True)[:limit])
    Run.objects.filter(pk__in=keys).only("pk").delete()  # what they hold is not read once more
    return len(keys)


@transaction.atomic
def purge_openers(now: datetime, limit: int) -> int:
    """Delete browsers' ways into runs that a code keeps for longer."""
    over = RunOpener.objects.filter(kind=OpenerKind.VISITOR, opened_at__lte=now - LONGEST)
    keys = list(over.order_by("opened_at", "pk").values_list("pk", flat=True)[:limit])
    deleted, _per_model = RunOpener.objects.filter(pk__in=keys).delete()
    return deleted
