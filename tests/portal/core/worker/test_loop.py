"""The worker: jobs when due, tasks in turn, and a stop that loses nothing."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.core import mail
from django.db import OperationalError
from django_tasks import task
from django_tasks_db.models import DBTaskResult, get_date_max

from portal.core import registry
from portal.core.outbox import claims
from portal.core.outbox.actions import queue_event, queue_mail
from portal.core.outbox.models import OutboxMail
from portal.core.registry import RecurringJob
from portal.core.worker import loop
from portal.core.worker.identity import new_worker_id
from portal.core.worker.loop import StopNow, TaskRunner, WorkerLoop
from portal.core.worker.pulse import Pulse, pulse_file, seconds_since_beat

QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
DONE = []


@task
def note(word):
    """Do something that can be seen."""
    DONE.append(word)


@task
def fail():
    """Fail as a task may."""
    raise ValueError("no")


@task
def cut_short():
    """Be in hand when the grace is over."""
    raise StopNow


@pytest.fixture
def worker(settings, tmp_path, monkeypatch, transactional_db):
    """Give a worker with a queue, a clock that stands still and no jobs but the test's."""
    settings.TASKS = QUEUE
    settings.VAR = tmp_path
    DONE.clear()
    monkeypatch.setattr(registry, "recurring_jobs", registry.Registry("recurring job"))
    # The library's worker closes connections between tasks; the test's must stay open.
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", int)
    monkeypatch.setattr(loop, "close_old_connections", int)
    hands = SimpleNamespace(now=1_795_000_000.0)
    made = WorkerLoop(clock=lambda: hands.now)
    made.hands = hands
    return made


def test_tasks_are_done_in_turn_and_failures_keep_nobody_back(worker):
    note.enqueue("first")
    fail.enqueue()
    note.enqueue("second")
    assert worker.turn() == 3
    assert DONE == ["first", "second"]
    statuses = DBTaskResult.objects.order_by("enqueued_at").values_list("status", flat=True)
    assert list(statuses) == ["SUCCESSFUL", "FAILED", "SUCCESSFUL"]
    assert worker.turn() == 0


def test_a_long_queue_does_not_keep_jobs_waiting(worker):
    for number in range(loop.MOST_IN_A_ROW + 5):
        note.enqueue(number)
    assert [worker.turn(), worker.turn(), worker.turn()] == [loop.MOST_IN_A_ROW, 5, 0]
    assert list(range(loop.MOST_IN_A_ROW + 5)) == DONE


def test_an_empty_queue_takes_no_lock(worker, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert TaskRunner().drain() == 0


def test_a_job_runs_when_due_and_one_that_fails_is_no_end(worker):
    ran = []

    def broken():
        ran.append("broken")
        raise RuntimeError("no")

    registry.recurring_jobs.register("broken", RecurringJob(3600, broken))
    registry.recurring_jobs.register("minute", RecurringJob(60, lambda: ran.append("minute")))
    worker.turn()
    worker.turn()
    assert ran == ["broken", "minute"]
    worker.hands.now += 60
    worker.turn()
    assert ran == ["broken", "minute", "minute"]
    worker.hands.now += 240
    worker.turn()
    assert ran == ["broken", "minute", "minute", "broken", "minute"]


def test_a_task_cut_short_goes_back_into_the_queue(worker):
    cut_short.enqueue()
    with pytest.raises(StopNow):
        worker.turn()
    kept = DBTaskResult.objects.get()
    assert (kept.status, len(kept.worker_ids), kept.traceback) == ("READY", 1, "")


def test_a_worker_told_to_stop_begins_nothing_new(worker, monkeypatch):
    monkeypatch.setattr(loop.signal, "setitimer", lambda *args: None)
    note.enqueue("later")
    worker.stop()
    assert worker.turn() == 0
    assert DONE == []


def test_a_database_that_is_away_is_asked_again_next_time(worker, monkeypatch):
    def away(_runner):
        raise OperationalError("gone")

    with monkeypatch.context() as patched:
        patched.setattr(TaskRunner, "drain", away)
        assert worker.turn() == 0
    note.enqueue("back")
    assert worker.turn() == 1


def letter(key, now):
    queue_mail(key=key, to=f"{key}@example.org", subject="S", text="T", now=now)


def test_a_turn_runs_tasks_tells_events_and_sends_letters(worker, monkeypatch):
    now = worker._now()
    events = registry.Registry("outbox event")
    events.register("done", lambda payload, moment: letter(payload["key"], moment))
    monkeypatch.setattr(registry, "outbox_events", events)
    note.enqueue("task")
    queue_event(key="e", name="done", payload={"key": "told"}, now=now)
    letter("queued", now)
    assert worker.turn() == 4
    assert DONE == ["task"]
    assert [message.to for message in mail.outbox] == [
        ["queued@example.org"],
        ["told@example.org"],
    ]
    assert worker.turn() == 0


def test_a_worker_told_to_stop_sends_nothing(worker, monkeypatch):
    monkeypatch.setattr(loop.signal, "setitimer", lambda *args: None)
    letter("later", worker._now())
    worker.stop()
    assert (worker.turn(), mail.outbox) == (0, [])


def test_what_an_earlier_worker_left_is_taken_up_before_anything_else(worker):
    letter("left", worker._now())
    dead = new_worker_id().rpartition(":")[0] + ":dead"
    claims.claim_next(OutboxMail, worker=dead, now=worker._now())
    DBTaskResult.objects.create(
        status="RUNNING",
        started_at=worker._now(),
        args_kwargs={"args": ["left"], "kwargs": {}},
        task_path=f"{__name__}.note",
        worker_ids=[dead],
        backend_name="default",
        run_after=get_date_max(),
    )
    worker.turn()
    assert OutboxMail.objects.get().state == "waiting"  # it may have arrived
    assert DBTaskResult.objects.get().worker_ids[0] == dead
    assert DBTaskResult.objects.get().status != "RUNNING"
    worker.hands.now += 30
    assert worker.turn() == 1


def test_what_it_left_itself_when_the_database_went_away_is_taken_up(worker, monkeypatch):
    letter("left", worker._now())

    def away(_row, **_values):
        raise OperationalError("gone")

    with monkeypatch.context() as patched:
        patched.setattr(claims, "delivered", away)
        assert worker.turn() == 0
    assert OutboxMail.objects.get().state == "in-hand"
    worker.hands.now += 30
    assert worker.turn() == 1
    assert OutboxMail.objects.get().state == "done"


def test_a_round_that_falls_over_does_not_end_the_worker(worker, monkeypatch, caplog):
    def broken(**_values):
        raise RuntimeError("no")

    letter("kept", worker._now())
    rounds = worker._rounds
    monkeypatch.setattr(worker, "_rounds", (broken, *rounds))
    assert worker.turn() == 1
    assert "A round fell over" in caplog.text


def test_an_idle_turn_takes_no_lock(worker, django_assert_num_queries):
    worker.turn()
    with django_assert_num_queries(3):  # tasks, events, letters: a plain look each
        assert worker.turn() == 0


def test_a_pulse_beats_while_the_worker_lives(settings, tmp_path):
    settings.VAR = tmp_path / "new"
    with Pulse():
        assert pulse_file().exists()
        assert seconds_since_beat(pulse_file().stat().st_mtime + 7) == 7
    assert seconds_since_beat(0) is None
