"""What goes into the outbox, and when."""

from __future__ import annotations

import json
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from portal.core.outbox.actions import Positions, _one_line, queue_event, queue_mail
from portal.core.outbox.exceptions import AddressUnusable, KeyUnusable, NothingToSay
from portal.core.outbox.models import OutboxEvent, OutboxMail
from tests.portal.core.outbox.conftest import NOW

pytestmark = pytest.mark.django_db


class Changed(Exception):
    """The business row could not be written after all."""


@transaction.atomic
def change_that_fails():
    queue_mail(key="a", to="a@example.org", subject="S", text="T", now=NOW)
    queue_event(key="a", name="changed", payload={}, now=NOW)
    raise Changed


def test_a_letter_waits_with_all_it_says(queue, partnership):
    row = queue(html="<p>Words.</p>", calendar="BEGIN:VCALENDAR", partnership=partnership)
    assert json.loads(row.content) == {
        "to": "reader@example.org",
        "subject": "A date",
        "text": "Words.",
        "html": "<p>Words.</p>",
        "calendar": "BEGIN:VCALENDAR",
        "unsubscribe": "",
    }
    assert (row.state, row.tries, row.partnership) == ("waiting", 0, partnership)
    assert (row.queued_at, row.send_after, row.next_try_at) == (NOW, NOW, NOW)


def test_the_table_shows_neither_whom_nor_what(queue):
    queue(to="wyn.parent@example.org", text="Ŵyn comes at ten.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM outbox_outboxmail")
        shown = repr([bytes(v) if isinstance(v, memoryview) else v for v in cursor.fetchone()])
    for word in ("wyn.parent", "example.org", "comes at ten", "A date"):
        assert word not in shown
    assert "v1|test|" in shown


def test_letters_to_one_person_are_known_as_such_however_written(queue):
    one, same = queue("a", "Reader@Example.org"), queue("b", "reader@example.org")
    other = queue("c", "other@example.org")
    assert one.recipient == same.recipient != other.recipient
    assert len(one.recipient) == 64


def test_the_same_key_is_the_same_letter(queue):
    first = queue(text="First.")
    again = queue(text="Second.", to="other@example.org")
    assert OutboxMail.objects.count() == 1
    assert (again.content, again.position) == (first.content, first.position)
    assert "First." in again.content


def test_what_was_sent_is_not_sent_again_by_its_key(queue, sent_mail):
    queue()
    assert len(sent_mail(NOW)) == 1
    assert queue().state == "done"
    assert len(sent_mail(NOW + timedelta(days=1))) == 1


def test_a_letter_and_an_event_belong_to_the_callers_transaction():
    with pytest.raises(Changed):
        change_that_fails()
    assert OutboxMail.objects.count() == OutboxEvent.objects.count() == 0


def test_a_letter_for_later_waits_and_one_for_the_past_does_not(queue):
    later = queue("later", send_after=NOW + timedelta(days=3))
    past = queue("past", send_after=NOW - timedelta(days=3))
    assert (later.send_after, later.next_try_at) == (NOW + timedelta(days=3),) * 2
    assert past.send_after == NOW


@pytest.mark.parametrize(
    "address",
    ["", "nobody", "a@b@c", "a b@example.org", "a@example.org\nBcc: b@example.org", "<a@x.org>"],
)
def test_what_is_no_address_is_refused(queue, address):
    with pytest.raises(AddressUnusable) as refused:
        queue(to=address)
    assert str(refused.value) == "This is not an e-mail address. Check how it is written."
    assert OutboxMail.objects.count() == 0


@pytest.mark.parametrize("key", ["", "  ", "k" * 201])
def test_a_key_tells_letters_apart(queue, key):
    with pytest.raises(KeyUnusable):
        queue(key)
    with pytest.raises(KeyUnusable):
        queue_event(key=key, name="changed", payload={}, now=NOW)


@pytest.mark.parametrize("empty", [{"subject": " \n"}, {"text": " \n"}, {"subject": "\x00\x07"}])
def test_a_letter_says_something(queue, empty):
    with pytest.raises(NothingToSay):
        queue(**empty)


def test_the_longest_key_fits(queue):
    assert queue("k" * 200).key == "k" * 200


def test_a_subject_is_one_line(queue):
    row = queue(subject="A date\r\nBcc: everybody@example.org\x00\u2028for you")
    assert json.loads(row.content)["subject"] == "A date Bcc: everybody@example.org for you"


@given(st.text())
def test_no_subject_breaks_its_line(text):
    line = _one_line(text)
    assert len(line.splitlines()) <= 1
    assert not {"Cc", "Cs", "Zl", "Zp"} & set(map(unicodedata.category, line))
    assert _one_line(line) == line


@pytest.mark.parametrize("words", ["Ŵy ŷ", "العربية", "👩🏽‍🚒 yes", "a\x00b"])
def test_words_come_back_as_they_were_given(queue, words):
    assert json.loads(queue(text=words).content)["text"] == words


def test_an_event_waits_with_its_payload():
    queue_event(key="page-12", name="page-changed", payload={"page": 12, "ids": [1, 2]}, now=NOW)
    queue_event(key="page-12", name="page-changed", payload={"page": 13}, now=NOW)
    [event] = OutboxEvent.objects.all()
    assert (event.name, event.payload) == ("page-changed", {"page": 12, "ids": [1, 2]})
    assert (event.state, event.next_try_at) == ("waiting", NOW)


def test_queueing_costs_the_same_however_much_waits(queue, queries):
    for number in range(5):
        queue(str(number))
    with queries(4):  # look for the key; the insert with its savepoint
        queue_mail(key="next", to="a@example.org", subject="S", text="T", now=NOW)
    with queries(1):
        queue_mail(key="next", to="a@example.org", subject="S", text="T", now=NOW)


def test_positions_rise_also_when_the_clock_stands_and_in_many_threads(at):
    at("2026-11-20 10:00")
    positions = Positions()
    with ThreadPoolExecutor(8) as pool:
        given = list(pool.map(lambda _n: positions.next(), range(400)))
    assert len(set(given)) == 400
    at("2026-11-19 10:00")
    assert positions.next() == max(given) + 1
