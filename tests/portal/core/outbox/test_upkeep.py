"""Tidying up, and telling how it is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal.core import registry
from portal.core.outbox import upkeep
from portal.core.outbox.actions import queue_event
from portal.core.outbox.models import OutboxEvent, OutboxMail
from portal.core.outbox.queries import Backlog, letters_to_show, mail_backlog
from tests.portal.core.outbox.conftest import NOW

pytestmark = pytest.mark.django_db
OVER = {"state": "done", "content": None, "recipient": ""}


def over(key, *, days, **values):
    done_at = NOW - timedelta(days=days)
    OutboxMail.objects.filter(key=key).update(**{**OVER, "done_at": done_at, **values})


def test_what_was_over_a_month_ago_is_forgotten(queue):
    for key, days in (("old", 31), ("failed", 31), ("new", 29), ("waiting", 0)):
        queue(key)
        if days:
            over(key, days=days, state="failed" if key == "failed" else "done")
    assert upkeep.purge_mail(NOW, 500) == 2
    assert set(OutboxMail.objects.values_list("key", flat=True)) == {"new", "waiting"}
    assert upkeep.purge_mail(NOW, 500) == 0


def test_no_more_is_forgotten_at_once_than_asked_for(queue):
    for number in range(5):
        queue(f"old-{number}")
        over(f"old-{number}", days=40 - number)
    assert [upkeep.purge_mail(NOW, 3), upkeep.purge_mail(NOW, 3)] == [3, 2]


def test_what_waited_too_long_is_given_up_and_erased(queue):
    queue(now=NOW - timedelta(days=60))
    assert upkeep.purge_mail(NOW, 500) == 0
    row = OutboxMail.objects.get()
    assert (row.state, row.fault, row.content, row.done_at) == ("failed", "too-old", None, NOW)


def test_events_are_tidied_alike():
    queue_event(key="e", name="changed", payload={}, now=NOW - timedelta(days=60))
    assert upkeep.purge_events(NOW, 500) == 0
    assert OutboxEvent.objects.get().fault == "too-old"
    assert upkeep.purge_events(NOW + timedelta(days=31), 500) == 1


def test_the_worker_tidies_and_health_looks():
    assert "outbox-take-back" in registry.recurring_jobs
    assert {"outbox-mail", "outbox-events"} <= dict(registry.purges.items()).keys()
    assert registry.health_checks.get("outbox").is_essential is False


def test_claims_of_dead_workers_are_taken_back_every_minute(queue, at):
    at("2026-11-20 10:00")
    queue()
    dead = {"claimed_by": "elsewhere:1:x", "claimed_until": NOW - timedelta(minutes=1)}
    OutboxMail.objects.update(state="in-hand", tries=1, **dead)
    assert upkeep.take_back_claims() == 1
    assert registry.recurring_jobs.get("outbox-take-back").every_seconds == 60


@pytest.mark.parametrize(
    ("minutes", "is_ok", "detail"),
    [
        (-5, True, "mail: 0 waiting; events: 0 waiting"),
        (5, True, "mail: 1 waiting for up to 5 min; events: 0 waiting"),
        (60, True, "mail: 1 waiting for up to 60 min; events: 0 waiting"),
        (61, False, "mail: 1 waiting for up to 61 min; events: 0 waiting"),
    ],
)
def test_mail_that_should_have_left_an_hour_ago_is_told(queue, at, minutes, is_ok, detail):
    at("2026-11-20 10:00")
    queue(now=NOW - timedelta(hours=2), send_after=NOW - timedelta(minutes=minutes))
    assert upkeep.check_outbox() == registry.Check("Outbox", is_ok, detail)


def test_events_that_wait_and_letters_given_up_are_told(queue, at):
    at("2026-11-20 10:00")
    queue("failed")
    over("failed", days=1, state="failed")
    queue_event(key="e", name="changed", payload={}, now=NOW - timedelta(hours=3))
    verdict = upkeep.check_outbox()
    assert verdict.is_ok is False
    assert verdict.detail == ("mail: 0 waiting, 1 given up; events: 1 waiting for up to 180 min")


def test_a_backlog_is_counted_with_one_query(queue, queries):
    queue("a")
    queue("b", now=NOW - timedelta(hours=1))
    queue("later", send_after=NOW + timedelta(days=1))
    with queries(1):
        assert mail_backlog(now=NOW) == Backlog(2, NOW - timedelta(hours=1), 0)


@pytest.mark.parametrize("count", [1, 3])
def test_letters_are_listed_without_their_words(queue, partnership, queries, count):
    for number in range(count):
        queue(f"waiting-{number}", partnership=partnership)
        queue(f"failed-{number}")
        over(f"failed-{number}", days=count - number, state="failed")
        queue(f"sent-{number}")
        over(f"sent-{number}", days=1)
    with queries(2):
        rows = letters_to_show()
        assert [row.partnership.name for row in rows[:count]] == ["North Lincolnshire"] * count
    waiting = [f"waiting-{number}" for number in range(count)]
    failed = [f"failed-{number}" for number in reversed(range(count))]
    assert [row.key for row in rows] == waiting + failed
    assert all("content" in row.get_deferred_fields() for row in rows)
