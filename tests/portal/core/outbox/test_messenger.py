"""Telling other parts what they asked to be told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal.core import registry
from portal.core.outbox import messenger as module
from portal.core.outbox.actions import queue_event, queue_mail
from portal.core.outbox.messenger import Messenger
from portal.core.outbox.models import OutboxEvent, OutboxMail

pytestmark = pytest.mark.django_db


class Busy(Exception):
    """Whoever listens cannot take it now."""


@pytest.fixture
def heard(monkeypatch):
    """Listen to "page-changed", and give what was heard with the time."""
    told = []
    monkeypatch.setattr(registry, "outbox_events", registry.Registry("outbox event"))
    registry.outbox_events.register(
        "page-changed", lambda payload, now: told.append((payload, now))
    )
    return told


@pytest.fixture
def messenger(clock):
    """Give who tells events, with a clock that stands."""
    return Messenger(worker="test", clock=clock)


def put(clock, key="page-1", name="page-changed", **payload):
    queue_event(key=key, name=name, payload=payload, now=clock.now)


def states():
    return dict(OutboxEvent.objects.values_list("key", "state"))


def test_events_are_told_once_and_in_order(messenger, clock, heard):
    for number in range(3):
        put(clock, f"page-{number}", page=number)
    assert messenger.deliver() == 3
    assert heard == [({"page": number}, clock.now) for number in range(3)]
    assert set(states().values()) == {"done"}
    assert messenger.deliver() == 0


def test_many_events_are_told_in_portions(messenger, clock, heard):
    for number in range(module.MOST_IN_A_ROW + 1):
        put(clock, f"page-{number}")
    assert [messenger.deliver(), messenger.deliver(), messenger.deliver()] == [50, 1, 0]


def test_nothing_to_tell_costs_one_look(messenger, queries):
    with queries(1):
        assert messenger.deliver() == 0


def test_one_that_cannot_be_told_waits_and_keeps_no_other_back(messenger, clock, heard):
    answers = [Busy(), Busy(), None]

    def listen(_payload, _now):
        answer = answers.pop(0)
        if answer:
            raise answer

    registry.outbox_events.register("index", listen)
    put(clock, "index-1", "index")
    put(clock)
    assert messenger.deliver() == 2
    assert states() == {"index-1": "waiting", "page-1": "done"}
    assert OutboxEvent.objects.get(key="index-1").fault == "Busy"
    clock.forward(seconds=59)
    assert messenger.deliver() == 0
    for minutes in (1, 2):
        clock.forward(minutes=minutes)
        assert messenger.deliver() == 1
    assert states()["index-1"] == "done"


def test_what_a_listener_wrote_before_it_failed_is_the_listeners_to_undo(messenger, clock, heard):
    """The event waits; a listener that writes does so in a transaction of its own."""

    def listen(_payload, now):
        queue_mail(key="told", to="a@example.org", subject="S", text="T", now=now)
        raise Busy

    registry.outbox_events.register("index", listen)
    put(clock, "index-1", "index")
    messenger.deliver()
    clock.forward(minutes=1)
    messenger.deliver()
    assert OutboxMail.objects.count() == 1  # harmless twice, as a listener has to be
    assert OutboxEvent.objects.get().tries == 2


def test_an_event_that_nobody_listens_to_waits_for_somebody(messenger, clock, heard):
    put(clock, "new-1", "new-feature", page=1)
    messenger.deliver()
    assert OutboxEvent.objects.get().fault == "NobodyListens"
    registry.outbox_events.register("new-feature", lambda payload, now: heard.append(payload))
    clock.forward(minutes=1)
    messenger.deliver()
    assert heard == [{"page": 1}]


def test_one_cut_short_by_a_stop_goes_back(messenger, clock, heard):
    class StopNow(BaseException):
        pass

    def listen(_payload, _now):
        raise StopNow

    registry.outbox_events.register("index", listen)
    put(clock, "index-1", "index")
    with pytest.raises(StopNow):
        messenger.deliver()
    row = OutboxEvent.objects.get()
    assert (row.state, row.tries, row.next_try_at) == ("waiting", 0, clock.now)


def test_a_worker_told_to_stop_begins_nothing(messenger, clock, heard):
    put(clock)
    assert messenger.deliver(is_stopping=lambda: True) == 0
    assert heard == []


def test_an_event_left_in_dead_hands_is_told_again(messenger, clock, heard):
    put(clock, page=1)
    OutboxEvent.objects.update(
        state="in-hand",
        claimed_by="elsewhere:1:x",
        claimed_until=clock.now - timedelta(seconds=1),
        tries=1,
    )
    assert messenger.deliver() == 0
    assert module.claims.take_back(OutboxEvent, now=clock.now) == 1
    assert messenger.deliver() == 1
    assert heard == [({"page": 1}, clock.now)]
