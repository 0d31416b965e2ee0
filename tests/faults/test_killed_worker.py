"""A worker is killed again and again while it works: nothing is lost, little is repeated.

The short form runs with every `make test`, the long one with `make faults`.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import dataclass

import pytest

from portal.core.outbox.letters import message_id
from tests.machine import Machine
from tests.smtp import Mailbox, MailServer

READERS = 5
QUEUE = """
from django.utils import timezone
from portal.core.outbox.actions import queue_mail
from portal.users.tasks import send_reset_links
from tests.factories import UserFactory
for number in range({letters}):
    queue_mail(
        key="letter-%04d" % number, to="%d@example.org" % (number % {readers}), subject="A date",
        text="Words.", now=timezone.now(),
    )
for _ in range({tasks}):
    send_reset_links.enqueue([UserFactory().pk], "https://portal.example/")
"""
WORK_LEFT = """
SELECT (SELECT count(*) FROM outbox_outboxmail WHERE state NOT IN ('done', 'failed'))
     + (SELECT count(*) FROM django_tasks_database_dbtaskresult
        WHERE status IN ('READY', 'RUNNING'))
"""
# What may have arrived waits until a worker has lived for half a minute; the last one will.
NOBODY_WAITS = """
UPDATE outbox_outboxmail SET next_try_at = queued_at, in_doubt = false WHERE state = 'waiting'
"""


@dataclass(frozen=True)
class Outcome:
    """This is what became of the letters."""

    killed: int
    queued: int
    copies: Counter[str]
    rows: list[tuple[str, str, int]]  # key, state, tries

    def __str__(self) -> str:
        repeated = sum(1 for count in self.copies.values() if count > 1)
        return (
            f"worker killed {self.killed} times: {self.queued} mails, "
            f"{len(self.copies)} delivered, {repeated} repeated"
        )


def work_and_kill(machine: Machine, server: MailServer, *, kills: int, letters: int) -> Outcome:
    """Let workers send while each is killed at a random point; let the last one finish."""
    tasks = letters // 2
    machine.do(QUEUE.format(letters=letters, tasks=tasks, readers=READERS))
    server.mailbox.slowness = 0.01
    server.start()
    chance = random.Random()
    for _number in range(kills):
        live_a_while_and_die(machine, server.mailbox, chance)
    machine.start_worker()

    def is_done() -> bool:
        machine.rows(NOBODY_WAITS)
        return machine.rows(WORK_LEFT) == [(0,)]

    machine.wait_until(is_done, patience=300)
    rows = machine.rows("SELECT key, state, tries FROM outbox_outboxmail ORDER BY position")
    return Outcome(kills, letters + tasks, Counter(map(short, server.mailbox.ids)), rows)


def live_a_while_and_die(machine: Machine, mailbox: Mailbox, chance: random.Random) -> None:
    """Start a worker and kill it somewhere within its next few letters."""
    worker = machine.start_worker()
    enough = len(mailbox.messages) + chance.randint(0, 6)
    deadline = time.monotonic() + 10
    while len(mailbox.messages) < enough and time.monotonic() < deadline:
        time.sleep(0.001)
    time.sleep(chance.uniform(0, 0.03))
    machine.kill(worker)


def assert_nothing_is_lost(outcome: Outcome, mailbox: Mailbox) -> None:
    assert len(outcome.rows) == outcome.queued
    assert {state for _key, state, _tries in outcome.rows} == {"done"}
    assert set(outcome.copies) == {sent_as(key) for key, _state, _tries in outcome.rows}
    assert max(outcome.copies.values()) <= 2
    never_cut_short = [key for key, _state, tries in outcome.rows if tries == 1]
    for reader in range(READERS):
        address = f"{reader}@example.org"
        wanted = [sent_as(key) for key in never_cut_short if is_to(key, reader)]
        arrived = [short(one["Message-ID"]) for one in mailbox.messages if one["To"] == address]
        assert [one for one in arrived if one in wanted] == wanted


def is_to(key: str, reader: int) -> bool:
    return key.startswith("letter-") and int(key[-4:]) % READERS == reader


def sent_as(key: str) -> str:
    return short(message_id(key))


def short(message: str) -> str:
    """Leave out the host: this process has another BASE_URL."""
    return message.partition("@")[0]


@pytest.mark.slow
@pytest.mark.smtp
def test_ten_kills(machine, mail_server, capsys):
    outcome = work_and_kill(machine, mail_server, kills=10, letters=40)
    with capsys.disabled():
        print(f"\n{outcome}")  # noqa: T201 (the figures are what this is for)
    assert_nothing_is_lost(outcome, mail_server.mailbox)


@pytest.mark.faults
@pytest.mark.smtp
def test_a_hundred_kills(machine, mail_server, capsys):
    outcome = work_and_kill(machine, mail_server, kills=100, letters=400)
    with capsys.disabled():
        print(f"\n{outcome}")  # noqa: T201 (the figures are what this is for)
    assert_nothing_is_lost(outcome, mail_server.mailbox)
