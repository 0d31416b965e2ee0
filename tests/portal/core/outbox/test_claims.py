"""One worker at a time, and nobody for ever."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connections, transaction

from portal.core.outbox import claims
from portal.core.outbox.backoff import MOST_TRIES, longest_life
from portal.core.outbox.models import OutboxEvent, OutboxMail
from portal.core.worker.identity import new_worker_id
from tests.portal.core.outbox.conftest import NOW

ME, OTHER = "elsewhere:1:aaaa", "elsewhere:2:bbbb"


@pytest.fixture
def in_hand(queue):
    """Give a letter that one worker has in hand."""
    queue()
    return claims.claim_next(OutboxMail, worker=ME, now=NOW)


def test_a_claim_is_one_workers_for_a_while(in_hand):
    row = OutboxMail.objects.get()
    assert (row.state, row.claimed_by, row.tries) == ("in-hand", ME, 1)
    assert row.claimed_until == NOW + claims.LEASE
    assert claims.claim_next(OutboxMail, worker=OTHER, now=NOW) is None
    assert claims.is_anything_due(OutboxMail, NOW) is False


def test_nothing_due_is_nothing_to_claim(queue):
    queue(send_after=NOW + timedelta(minutes=1))
    assert claims.claim_next(OutboxMail, worker=ME, now=NOW) is None
    assert claims.is_anything_due(OutboxMail, NOW) is False
    assert claims.is_anything_due(OutboxMail, NOW + timedelta(minutes=1)) is True


@pytest.mark.parametrize("over", ["delivered", "failed"])
def test_what_is_over_keeps_only_what_tells_nothing(in_hand, over):
    more = {"fault": "recipient-550"} if over == "failed" else {}
    getattr(claims, over)(in_hand, worker=ME, now=NOW, **more)
    row = OutboxMail.objects.get()
    assert (row.content, row.recipient, row.claimed_by, row.claimed_until) == (None, "", "", None)
    assert (row.done_at, row.tries, row.fault) == (NOW, 1, more.get("fault", ""))


def test_a_failure_waits_longer_each_time_and_is_given_up_at_the_48th(queue):
    queue()
    now, waits = NOW, []
    while (row := claims.claim_next(OutboxMail, worker=ME, now=now)) is not None:
        claims.try_later(row, worker=ME, now=now, fault="recipient-451")
        row.refresh_from_db()
        waits.append(row.next_try_at - now)
        now = row.next_try_at
    assert (row, len(waits)) == (None, MOST_TRIES)
    assert sum(waits[:-1], timedelta()) == longest_life()
    kept = OutboxMail.objects.get()
    assert (kept.state, kept.tries, kept.fault) == ("failed", 48, "recipient-451")
    assert kept.content is None


def test_what_was_not_its_fault_is_not_counted(in_hand):
    claims.put_back(in_hand, worker=ME, now=NOW)
    row = OutboxMail.objects.get()
    assert (row.state, row.tries, row.next_try_at) == ("waiting", 0, NOW)
    again = claims.claim_next(OutboxMail, worker=ME, now=NOW)
    claims.try_later(again, worker=ME, now=NOW, fault="sender-421")
    claims.bring_forward(again, now=NOW)
    row.refresh_from_db()
    assert (row.state, row.tries, row.next_try_at, row.fault) == ("waiting", 0, NOW, "")


def test_what_is_over_is_not_brought_forward(in_hand):
    claims.failed(in_hand, worker=ME, now=NOW, fault="x")
    claims.bring_forward(in_hand, now=NOW)
    assert OutboxMail.objects.get().state == "failed"


def test_a_claim_that_was_taken_away_is_not_written_over(in_hand, caplog):
    claims.take_back(OutboxMail, now=NOW + claims.LEASE + timedelta(seconds=1))
    theirs = claims.claim_next(OutboxMail, worker=OTHER, now=NOW + timedelta(hours=1))
    claims.delivered(in_hand, worker=ME, now=NOW)
    assert OutboxMail.objects.get().claimed_by == OTHER
    assert "taken out of a slow worker" in caplog.text
    claims.delivered(theirs, worker=OTHER, now=NOW)
    assert OutboxMail.objects.get().state == "done"


@pytest.mark.parametrize(
    ("worker", "later", "taken"),
    [
        (ME, timedelta(), 0),
        (ME, claims.LEASE, 0),
        (ME, claims.LEASE + timedelta(seconds=1), 1),
        (new_worker_id(), timedelta(), 0),
        (new_worker_id().rpartition(":")[0] + ":dead", timedelta(), 1),
    ],
    ids=["far away", "to the last moment", "lease is over", "alive", "same number, another start"],
)
def test_claims_of_dead_workers_are_taken_back(queue, worker, later, taken):
    queue()
    claims.claim_next(OutboxMail, worker=worker, now=NOW)
    assert claims.take_back(OutboxMail, now=NOW + later) == taken
    row = OutboxMail.objects.get()
    assert (row.state, row.in_doubt) == (("waiting", True) if taken else ("in-hand", False))
    assert row.next_try_at <= NOW + later
    assert row.tries == 1


def test_a_worker_takes_back_what_it_left_when_the_database_went_away(in_hand):
    assert claims.take_back(OutboxMail, now=NOW, own=OTHER) == 0
    assert claims.take_back(OutboxMail, now=NOW, own=ME) == 1


def test_what_kills_its_workers_waits_and_is_given_up_in_the_end(queue):
    queue()
    now = NOW
    for tries, minutes in ((1, 0), (2, 2), (3, 4)):
        claims.claim_next(OutboxMail, worker=ME, now=now)
        claims.take_back(OutboxMail, now=now, own=ME)
        row = OutboxMail.objects.get()
        assert (row.tries, row.next_try_at - now) == (tries, timedelta(minutes=minutes))
        now = row.next_try_at
    OutboxMail.objects.update(tries=MOST_TRIES - 1)
    claims.claim_next(OutboxMail, worker=ME, now=now)
    assert claims.take_back(OutboxMail, now=now, own=ME) == 1
    row.refresh_from_db()
    assert (row.state, row.fault) == ("failed", "worker-lost")


def test_what_waited_longer_than_all_its_tries_is_given_up(queue):
    queue("old")
    queue("new", now=NOW + timedelta(days=30))
    assert claims.give_up_old(OutboxMail, now=NOW + longest_life()) == 0
    assert claims.give_up_old(OutboxMail, now=NOW + longest_life() + timedelta(days=2)) == 1
    states = dict(OutboxMail.objects.values_list("key", "state"))
    assert states == {"old": "failed", "new": "waiting"}


def test_events_are_claimed_alike(db):
    assert claims.claim_next(OutboxEvent, worker=ME, now=NOW) is None


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_many_workers_never_have_the_same_letter(queue):
    for number in range(30):
        queue(f"letter-{number}", f"{number % 7}@example.org")
    claimed, start = [], threading.Barrier(4)

    def work(worker):
        start.wait()
        while OutboxMail.objects.exclude(state="done").exists():
            row = claims.claim_next(OutboxMail, worker=worker, now=NOW)
            if row is not None:
                claimed.append((row.key, row.tries))
                claims.delivered(row, worker=worker, now=NOW)
        connections["default"].close()

    threads = [threading.Thread(target=work, args=(f"elsewhere:{n}:x",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(claimed) == sorted((f"letter-{number}", 1) for number in range(30))


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_worker_does_not_wait_for_a_row_that_another_is_taking(queue):
    queue("first", "a@example.org")
    queue("second", "b@example.org")
    taken = []

    def claim():
        taken.append(claims.claim_next(OutboxMail, worker=OTHER, now=NOW).key)
        connections["default"].close()

    with transaction.atomic():
        assert claims.claim_next(OutboxMail, worker=ME, now=NOW).key == "first"
        other = threading.Thread(target=claim)
        other.start()
        other.join(timeout=10)
        assert taken == ["second"]
