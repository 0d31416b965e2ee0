"""Tasks whose worker died are taken up; those of a living worker are left alone."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from portal.core.worker.identity import new_worker_id
from portal.core.worker.janitor import MOST_TRIES, take_up_stuck_tasks


@pytest.fixture
def dead_worker():
    """Name a worker of this machine whose process has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    host = new_worker_id().partition(":")[0]
    return f"{host}:{ended.pid}:beef"


@pytest.fixture
def running(db):
    """Give a function that puts a task into a worker's hands."""

    def make(worker, minutes=1, before=()):
        return DBTaskResult.objects.create(
            status="RUNNING",
            started_at=timezone.now() - timedelta(minutes=minutes),
            args_kwargs={"args": [], "kwargs": {}},
            task_path="portal.users.tasks.send_reset_links",
            worker_ids=[*before, worker],
            backend_name="default",
            run_after=get_date_max(),
        )

    return make


def test_what_a_dead_worker_had_in_hand_is_queued_again(running, dead_worker):
    task = running(dead_worker)
    assert take_up_stuck_tasks(now=timezone.now()) == 1
    task.refresh_from_db()
    assert (task.status, task.started_at, task.worker_ids) == ("READY", None, [dead_worker])
    assert list(DBTaskResult.objects.ready()) == [task]


@pytest.mark.parametrize(
    "worker", [new_worker_id(), "elsewhere:1:beef"], ids=["living", "far away"]
)
def test_what_a_living_or_far_away_worker_has_in_hand_is_its_own(running, worker):
    task = running(worker, minutes=59)
    assert take_up_stuck_tasks(now=timezone.now()) == 0
    task.refresh_from_db()
    assert task.status == "RUNNING"


@pytest.mark.parametrize("worker", ["elsewhere:1:beef", "Xb4kq", ""])
def test_a_worker_that_takes_longer_than_an_hour_is_dead(running, worker):
    running(worker, minutes=61)
    assert take_up_stuck_tasks(now=timezone.now()) == 1


def test_a_task_that_kills_its_workers_is_given_up(running, dead_worker):
    task = running(dead_worker, before=[dead_worker] * (MOST_TRIES - 1))
    assert take_up_stuck_tasks(now=timezone.now()) == 1
    task.refresh_from_db()
    assert task.status == "FAILED"
    assert task.exception_class_path == "portal.core.worker.janitor.WorkerLost"
    assert take_up_stuck_tasks(now=timezone.now()) == 0


def test_finished_tasks_are_left_alone(running, dead_worker):
    task = running(dead_worker)
    task.set_successful(None)
    assert take_up_stuck_tasks(now=timezone.now()) == 0
