"""What the database itself refuses."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from portal.core.outbox.actions import queue_event
from portal.core.outbox.models import OutboxEvent, OutboxMail
from tests.portal.core.outbox.conftest import NOW


def refused(model, **values):
    with pytest.raises(IntegrityError), transaction.atomic():
        assert model.objects.update(**values) == 1


@pytest.fixture
def event(db):
    """Queue an event."""
    queue_event(key="page-1", name="changed", payload={}, now=NOW)


@pytest.mark.parametrize(
    "values",
    [
        {"key": ""},
        {"state": "lost"},
        {"state": "in-hand"},
        {"state": "in-hand", "claimed_by": "w"},
        {"state": "in-hand", "claimed_until": NOW},
        {"claimed_by": "w"},
        {"claimed_until": NOW},
        {"done_at": NOW},
    ],
    ids=str,
)
def test_states_and_what_belongs_to_them(queue, event, values):
    queue()
    refused(OutboxMail, **values)
    refused(OutboxEvent, **values)


@pytest.mark.parametrize(
    "values",
    [
        {"state": "done", "done_at": NOW},
        {"state": "failed", "done_at": NOW, "content": None},
        {"state": "failed", "done_at": NOW, "recipient": ""},
        {"state": "done", "content": None, "recipient": ""},
        {"content": None},
        {"recipient": ""},
    ],
    ids=str,
)
def test_a_letter_that_is_over_is_erased_and_no_other(queue, values):
    queue()
    refused(OutboxMail, **values)


@pytest.mark.parametrize("state", ["done", "failed"])
def test_a_letter_that_is_over_and_erased_is_taken(queue, state):
    queue()
    over = {"state": state, "done_at": NOW, "content": None, "recipient": ""}
    assert OutboxMail.objects.update(**over) == 1


def test_an_event_is_named(event):
    refused(OutboxEvent, name="")


def test_a_letter_goes_with_its_partnership(queue, partnership):
    queue(partnership=partnership)
    queue("other")
    OutboxMail.objects.get(key="booking-1").partnership.delete()
    assert [row.key for row in OutboxMail.objects.all()] == ["other"]


def test_due_is_what_was_queued_first(queue):
    queue("late", "c@example.org", send_after=NOW + timedelta(minutes=5))
    for key, to in (("b", "b@example.org"), ("a", "a@example.org")):
        queue(key, to)
    queue("tomorrow", "d@example.org", send_after=NOW + timedelta(days=1))
    due = OutboxMail.objects.due(NOW + timedelta(hours=1))
    assert [row.key for row in due] == ["b", "a", "late"]


@pytest.mark.parametrize(
    ("minutes", "keys"), [(1, ["other"]), (119, ["other"]), (121, ["second", "other"])]
)
def test_nothing_overtakes_a_letter_to_the_same_reader_for_two_hours(queue, minutes, keys):
    queue("first")
    queue("second")
    queue("other", "other@example.org")
    OutboxMail.objects.filter(key="first").update(next_try_at=NOW + timedelta(days=1))
    due = OutboxMail.objects.due(NOW + timedelta(minutes=minutes))
    assert [row.key for row in due] == keys


def test_a_letter_that_may_have_arrived_holds_nothing_up_and_waits_for_a_steady_worker(queue):
    queue("first")
    queue("second")
    OutboxMail.objects.filter(key="first").update(in_doubt=True)
    assert [row.key for row in OutboxMail.objects.due(NOW)] == ["first", "second"]
    assert [row.key for row in OutboxMail.objects.due(NOW, is_steady=False)] == ["second"]


def test_a_letter_for_next_week_holds_nothing_up(queue):
    queue("next-week", send_after=NOW + timedelta(days=7))
    queue("now")
    assert [row.key for row in OutboxMail.objects.due(NOW)] == ["now"]


def test_a_row_shows_its_key_and_nothing_else(queue):
    assert str(queue()) == "booking-1"
