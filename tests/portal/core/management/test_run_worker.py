"""The worker as a process: it works, stops in time, and loses nothing when it is killed."""

from __future__ import annotations

import json
import signal
import time

import pytest

from tests.smtp import MailServer

MANY = """
from django.utils import timezone
from portal.core.outbox.actions import queue_mail
for number in range(60):
    queue_mail(
        key=f"letter-{number}", to=f"{number}@example.org", subject="S", text="T",
        now=timezone.now(),
    )
"""
HANG = "from tests.hanging import hang; hang.enqueue()"
LETTER = """
from django.utils import timezone
from portal.core.outbox.actions import queue_mail
queue_mail(key="a", to="a@example.org", subject="S", text="T", now=timezone.now())
"""
TASK = "SELECT status, worker_ids FROM django_tasks_database_dbtaskresult"
DOUBT = "SELECT count(*) FROM outbox_outboxmail WHERE in_doubt AND state = 'waiting'"
MAIL = "SELECT state, tries FROM outbox_outboxmail"

pytestmark = [pytest.mark.slow, pytest.mark.smtp]


@pytest.fixture
def slow_server(mail_server: MailServer) -> MailServer:
    """Start a mail server that takes its time with every letter."""
    mail_server.mailbox.slowness = 60
    mail_server.start()
    return mail_server


def task(machine):
    """Give status and number of tries of the one task."""
    [(status, workers)] = machine.rows(TASK)
    return status, len(json.loads(workers) if isinstance(workers, str) else workers)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_stops_in_time_and_puts_back_the_task_it_had_in_hand(machine, how):
    machine.do(HANG)
    worker = machine.start_worker()
    machine.wait_until(lambda: task(machine) == ("RUNNING", 1))
    assert (machine.folder / "worker.pulse").exists()
    stop_in_time(worker, how)
    assert task(machine) == ("READY", 1)
    assert not (machine.folder / "worker.pulse").exists()
    messages = [json.loads(line)["message"] for line in machine.said().splitlines()]
    assert messages[0] == "Worker started"
    assert messages[-2:] == ["What was in hand was put back", "Worker stopped"]


def test_a_worker_stops_in_time_with_a_letter_in_hand(machine, slow_server):
    machine.do(LETTER)
    worker = machine.start_worker()
    machine.wait_until(lambda: machine.rows(MAIL) == [("in-hand", 1)])
    stop_in_time(worker, signal.SIGTERM)
    assert machine.rows(MAIL) == [("waiting", 0)]


def test_a_worker_without_a_mail_server_goes_on_with_its_other_work(machine):
    machine.do(LETTER + HANG)
    machine.start_worker()
    machine.wait_until(lambda: task(machine) == ("RUNNING", 1))
    assert machine.rows(MAIL) == [("waiting", 0)]


def stop_in_time(worker, how):
    asked = time.monotonic()
    worker.send_signal(how)
    worker.wait(timeout=10)
    assert time.monotonic() - asked < 3  # the grace is 1.5 s; the machine may be busy
    assert worker.returncode == 0


def test_what_a_killed_worker_had_in_hand_is_taken_up_by_the_next(machine, slow_server):
    machine.do(LETTER + HANG)
    first = machine.start_worker()
    machine.wait_until(lambda: task(machine) == ("RUNNING", 1))
    machine.kill(first)
    assert task(machine) == ("RUNNING", 1)
    machine.start_worker()
    machine.wait_until(lambda: task(machine) == ("RUNNING", 2))


def test_a_letter_in_a_killed_workers_hands_is_sent_by_the_next(machine, slow_server):
    machine.do(LETTER)
    first = machine.start_worker()
    machine.wait_until(lambda: machine.rows(MAIL) == [("in-hand", 1)])
    machine.kill(first)
    assert machine.rows(MAIL) == [("in-hand", 1)]
    slow_server.mailbox.slowness = 0
    machine.start_worker()
    machine.wait_until(lambda: machine.rows(DOUBT) == [(1,)])
    machine.rows("UPDATE outbox_outboxmail SET in_doubt = false")  # as if it had lived a while
    machine.wait_until(lambda: machine.rows(MAIL) == [("done", 2)])
    assert len(slow_server.mailbox.messages) == 1


def test_two_workers_send_every_letter_once_between_them(machine, slow_server):
    slow_server.mailbox.slowness = 0.02
    workers = [machine.start_worker(), machine.start_worker()]
    machine.do(MANY)
    machine.wait_until(lambda: set(machine.rows(MAIL)) == {("done", 1)})
    assert len(set(slow_server.mailbox.ids)) == len(slow_server.mailbox.ids) == 60
    for worker in workers:
        assert worker.poll() is None
