"""Take up tasks whose worker died: the library would leave them running for ever."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from portal.core.worker.identity import is_gone

logger = logging.getLogger(__name__)

MOST_TRIES = 3  # a task that kills its worker must not kill every worker after it
LONGEST_RUN = timedelta(hours=1)  # on a machine we cannot look into, this long means dead


class WorkerLost(Exception):
    """This task was being done by a worker that stopped without a word, too many times."""


def take_up_stuck_tasks(*, now: datetime) -> int:
    """Queue again what a dead worker had in hand; give up on what has been tried too often."""
    running = DBTaskResult.objects.running().order_by("started_at", "pk")
    stuck = [task for task in running if _is_stuck(task, now)]
    for task in stuck:
        _give_back(task)
    if stuck:
        logger.warning("Stuck tasks taken up", extra={"event": "janitor", "count": len(stuck)})
    return len(stuck)


def _give_back(task: DBTaskResult) -> None:
    with transaction.atomic():
        row = DBTaskResult.objects.select_for_update().get(pk=task.pk)
        if row.status != TaskResultStatus.RUNNING or row.started_at != task.started_at:
            return  # somebody else has seen to it meanwhile
        if len(row.worker_ids) >= MOST_TRIES:
            row.set_failed(WorkerLost(f"given up after {MOST_TRIES} tries"))
        else:
            give_back(row)


def give_back(task: DBTaskResult) -> None:
    """Put a claimed task back into the queue."""
    task.status = TaskResultStatus.READY
    task.started_at = None
    task.save(update_fields=["status", "started_at"])


def _is_stuck(task: DBTaskResult, now: datetime) -> bool:
    if task.started_at is not None and now - task.started_at > LONGEST_RUN:
        return True
    return bool(task.worker_ids) and is_gone(task.worker_ids[-1])
