"""The worker: queued tasks first come first served, recurring jobs when due, until told to stop."""

from __future__ import annotations

import logging
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from queue import Empty, SimpleQueue
from types import FrameType
from typing import Any

from django.db import OperationalError, close_old_connections
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from portal.core import registry
from portal.core.outbox import claims
from portal.core.outbox.messenger import Messenger
from portal.core.outbox.models import OutboxEvent, OutboxMail
from portal.core.outbox.postman import Postman
from portal.core.registry import RecurringJob
from portal.core.worker.identity import new_worker_id
from portal.core.worker.janitor import give_back, take_up_stuck_tasks
from portal.core.worker.pulse import Pulse, schedule_file
from portal.core.worker.schedule import Schedule

logger = logging.getLogger(__name__)

POLL_SECONDS = 1.0
MOST_IN_A_ROW = 20  # a long queue must not keep recurring jobs waiting
GRACE_SECONDS = 1.5  # what is in hand may finish; then it is put back


class StopNow(BaseException):
    """The grace is over: drop what is in hand. Not an Exception, so that no task swallows it."""


class TaskRunner(Worker):
    """This runs queued tasks; one cut short by a stop goes back into the queue."""

    def __init__(self) -> None:
        super().__init__(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=MOST_IN_A_ROW,
            worker_id=new_worker_id(),
            excluded_queue_names=[],
        )

    def drain(self) -> int:
        """Run what is ready, up to a limit; return how many tasks that were."""
        self._run_tasks = 0
        ready = DBTaskResult.objects.ready().filter(backend_name=self.backend_name)
        # A plain look first: claiming takes the one write lock that SQLite has.
        if ready.exists():
            self.run()
        return self._run_tasks

    def run_task(self, db_task_result: DBTaskResult[Any, Any]) -> None:
        """Run one task and say how it went."""
        started = time.monotonic()
        fail = db_task_result.set_failed
        stopped: list[StopNow] = []

        def set_failed(error: BaseException) -> None:
            if isinstance(error, StopNow):
                stopped.append(error)
                give_back(db_task_result)
            else:
                fail(error)

        db_task_result.set_failed = set_failed  # of this row only
        super().run_task(db_task_result)
        milliseconds = round((time.monotonic() - started) * 1000)
        extra = {"event": "task", "job": db_task_result.task_path, "ms": milliseconds}
        logger.info("Task %s", db_task_result.status.lower(), extra=extra)
        if stopped:
            self.running = False
            raise stopped[0]


class WorkerLoop:
    """This is one worker process."""

    def __init__(self, *, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._is_stopping = False
        self._wake: SimpleQueue[None] = SimpleQueue()  # safe within a signal handler; no lock is
        self._runner = TaskRunner()
        self._schedule = Schedule(schedule_file())
        self._has_left_something = True  # an earlier worker may have
        me = self._runner.worker_id
        # Tasks and events may write letters, so those come last.
        self._rounds = (
            Messenger(worker=me, clock=self._now).deliver,
            Postman(worker=me, clock=self._now).deliver,
        )

    def run(self) -> None:
        """Work until told to stop."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        signal.signal(signal.SIGALRM, _stop_now)
        logger.info("Worker started", extra={"event": "worker-start"})
        with Pulse():
            try:
                while not self._is_stopping:
                    if not self.turn():
                        self._rest()
            except StopNow:
                logger.warning("What was in hand was put back", extra={"event": "worker-stop"})
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
        logger.info("Worker stopped", extra={"event": "worker-stop"})

    def turn(self) -> int:
        """Do what is due and ready now; a database that is away is asked again next time."""
        close_old_connections()
        try:
            return self._turn()
        except OperationalError:
            logger.exception("The database cannot be reached", extra={"event": "outage"})
            self._has_left_something = True
            return 0
        finally:
            close_old_connections()

    def _turn(self) -> int:
        if self._has_left_something:
            self._take_up()
        for name, job in list(registry.recurring_jobs.items()):
            if not self._is_stopping:
                self._run_if_due(name, job)
        done = 0 if self._is_stopping else self._runner.drain()
        return done + sum(map(self._go, self._rounds))

    def _go(self, deliver: Callable[..., int]) -> int:
        """Go one round of the outbox; whatever is wrong with it, the other work goes on."""
        try:
            return deliver(is_stopping=self._is_told_to_stop)
        except OperationalError:
            raise
        except Exception:
            logger.exception("A round fell over", extra={"event": "outbox"})
            return 0

    def _take_up(self) -> None:
        """Put back what lies in dead hands before anything new is begun."""
        take_up_stuck_tasks(now=self._now())
        for table in (OutboxEvent, OutboxMail):
            claims.take_back(table, now=self._now(), own=self._runner.worker_id)
        self._has_left_something = False

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock(), UTC)

    def _is_told_to_stop(self) -> bool:
        return self._is_stopping

    def stop(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Finish what is in hand, but not for long."""
        self._is_stopping = True
        self._runner.running = False
        self._wake.put(None)
        signal.setitimer(signal.ITIMER_REAL, GRACE_SECONDS)

    def _rest(self) -> None:
        with suppress(Empty):
            self._wake.get(timeout=POLL_SECONDS)

    def _run_if_due(self, name: str, job: RecurringJob) -> None:
        if not self._schedule.is_due(name, job.every_seconds, self._clock()):
            return
        started = time.monotonic()
        extra: dict[str, object] = {"event": "job", "job": name}
        try:
            result = job.run()
        except Exception:
            self._schedule.failed(name, job.every_seconds, self._clock())
            logger.exception("Job failed", extra=extra)
            return
        self._schedule.worked(name, job.every_seconds, self._clock())
        extra["ms"] = round((time.monotonic() - started) * 1000)
        if isinstance(result, int):
            extra["count"] = result
        logger.info("Job done", extra=extra)


def _stop_now(_signal: int, _frame: FrameType | None) -> None:
    raise StopNow
