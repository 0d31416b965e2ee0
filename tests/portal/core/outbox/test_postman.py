"""Carrying letters to a real mail server, well and unwell."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.mail.backends.smtp import EmailBackend
from django.db import connection

from portal.core.outbox import postman as module
from portal.core.outbox.letters import message_id
from portal.core.outbox.models import OutboxMail
from portal.settings.environment import FieldKey

pytestmark = [pytest.mark.smtp, pytest.mark.django_db]


def states():
    return dict(OutboxMail.objects.order_by("position").values_list("key", "state"))


def test_letters_go_in_order_on_one_connection(queue, postman, smtp_server):
    for number in range(5):
        queue(f"letter-{number}", f"{number % 2}@example.org")
    assert postman.deliver() == 5
    assert smtp_server.ids == [message_id(f"letter-{number}") for number in range(5)]
    assert smtp_server.connections == 1
    assert set(states().values()) == {"done"}
    assert postman.deliver() == 0


def test_a_long_queue_is_carried_in_portions(queue, postman, smtp_server):
    for number in range(module.MOST_IN_A_ROW + 3):
        queue(f"letter-{number}", f"{number}@example.org")
    assert [postman.deliver(), postman.deliver(), postman.deliver()] == [20, 3, 0]
    assert len(smtp_server.messages) == 23


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("RCPT", "451 4.2.0 greylisted"),
        ("RCPT", "554 5.7.1 relay access denied"),
        ("DATA", "452 4.3.1 no room"),
        ("MAIL", "421 4.3.2 going away"),
        ("DATA", "hang up"),
    ],
)
def test_refused_five_times_then_exactly_one_mail(
    queue, postman, clock, smtp_server, command, answer
):
    queue()
    smtp_server.answers[command] = [answer] * 5
    waits = []
    while states() != {"booking-1": "done"}:
        postman.deliver()
        row = OutboxMail.objects.get()
        waits.append(round((row.next_try_at - clock.now).total_seconds() / 60))
        clock.now = max(clock.now, row.next_try_at)
    assert waits == [1, 2, 4, 8, 16, 0]
    assert smtp_server.ids == [message_id("booking-1")]
    assert (row.tries, row.fault, row.content) == (6, "", None)
    clock.forward(days=2)
    assert postman.deliver() == 0
    assert len(smtp_server.messages) == 1


@pytest.mark.parametrize(
    ("command", "answer", "fault"),
    [
        ("RCPT", "550 5.1.1 no such user", "recipient-550"),
        ("DATA", "554 5.6.0 not here", "content-554"),
    ],
)
def test_a_permanent_refusal_fails_at_once_for_all_to_see(
    queue, postman, smtp_server, command, answer, fault
):
    queue("refused")
    queue("next")
    smtp_server.answers[command] = [answer]
    assert postman.deliver() == 2
    assert states() == {"refused": "failed", "next": "done"}
    row = OutboxMail.objects.get(key="refused")
    assert (row.fault, row.tries, row.content, row.recipient) == (fault, 1, None, "")
    assert smtp_server.ids == [message_id("next")]
    assert smtp_server.connections == 1


def test_an_hour_without_a_mail_server_then_everything_once_and_in_order(
    queue, postman, clock, mail_server
):
    wanted = []
    for minute in range(60):
        queue(f"letter-{minute}", f"{minute % 3}@example.org", now=clock.now)
        wanted.append(message_id(f"letter-{minute}"))
        assert postman.deliver() == 0
        clock.forward(minutes=1)
    assert set(OutboxMail.objects.values_list("state", "tries")) == {("waiting", 0)}
    mail_server.start()
    for _minute in range(20):
        while postman.deliver():
            pass
        clock.forward(minutes=1)
    assert mail_server.mailbox.ids == wanted
    assert set(states().values()) == {"done"}


def test_a_server_that_is_away_is_left_alone_for_longer_each_time(
    queue, postman, clock, mail_server, monkeypatch
):
    queue()
    opened = []
    really_open = EmailBackend.open

    def count(backend):
        opened.append(clock.now)
        return really_open(backend)

    monkeypatch.setattr(EmailBackend, "open", count)
    start = clock.now
    while clock.now - start <= timedelta(minutes=46):
        postman.deliver()
        clock.forward(seconds=30)
    minutes = [(moment - start).total_seconds() / 60 for moment in opened]
    assert minutes == [0, 1, 3, 7, 15, 30, 45]
    mail_server.start()
    clock.forward(minutes=15)
    assert postman.deliver() == 1
    queue("next", now=clock.now)
    mail_server.stop()
    assert postman.deliver() == 0
    clock.forward(minutes=1)
    mail_server.start()
    assert postman.deliver() == 1


def test_a_server_that_takes_nothing_from_anybody_costs_no_letter_a_try(
    queue, postman, clock, smtp_server
):
    for number in range(4):
        queue(f"letter-{number}", f"{number}@example.org")
    smtp_server.answers["MAIL"] = ["421 4.3.2 full"] * 6
    for _minute in range(8):
        postman.deliver()
        clock.forward(minutes=1)
    assert smtp_server.ids == [message_id(f"letter-{number}") for number in range(4)]
    assert set(OutboxMail.objects.values_list("state", "tries")) == {("done", 1)}


def test_one_letter_that_the_server_chokes_on_keeps_no_other_back(
    queue, postman, clock, smtp_server
):
    queue("poison", "a@example.org")
    queue("second", "b@example.org")
    queue("third", "c@example.org")
    smtp_server.answers["DATA"] = ["hang up"]
    assert postman.deliver() == 2
    assert states() == {"poison": "waiting", "second": "done", "third": "done"}
    row = OutboxMail.objects.get(key="poison")
    assert (row.tries, row.next_try_at) == (1, clock.now + timedelta(minutes=1))
    clock.forward(minutes=1)
    assert postman.deliver() == 1
    assert len(smtp_server.ids) == 3


def test_a_server_that_takes_one_letter_a_connection_gets_them_one_by_one(
    queue, postman, smtp_server
):
    for number in range(3):
        queue(f"letter-{number}", f"{number}@example.org")
    smtp_server.answers["MAIL"] = ["250 OK", "421 4.7.0 enough", "250 OK", "421 4.7.0 enough"]
    assert postman.deliver() == 3
    assert smtp_server.ids == [message_id(f"letter-{number}") for number in range(3)]
    assert smtp_server.connections == 3
    assert set(OutboxMail.objects.values_list("state", "tries")) == {("done", 1)}


def test_a_reader_whose_letter_is_refused_for_now_gets_the_next_after_it(
    queue, postman, clock, smtp_server
):
    queue("first")
    queue("second")
    queue("other", "other@example.org")
    smtp_server.answers["RCPT"] = ["451 later"]
    postman.deliver()
    assert states() == {"first": "waiting", "second": "waiting", "other": "done"}
    clock.forward(minutes=1)
    postman.deliver()
    assert smtp_server.ids == [message_id(key) for key in ("other", "first", "second")]


def test_no_transaction_is_open_while_the_server_is_spoken_to(
    queue, postman, smtp_server, monkeypatch
):
    queue()
    seen = []
    really_send = EmailBackend.send_messages

    def look(backend, messages):
        seen.append((len(connection.savepoint_ids), OutboxMail.objects.get().state))
        return really_send(backend, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", look)
    outside = len(connection.savepoint_ids)
    postman.deliver()
    assert seen == [(outside, "in-hand")]


class StopNow(BaseException):
    """The worker is told to stop, and has no more time."""


def test_a_letter_cut_short_goes_back_and_the_line_is_not_waited_for(
    queue, postman, clock, smtp_server, monkeypatch
):
    queue()
    left = []

    def stop(backend, _messages):
        left.append(backend)
        raise StopNow

    def goodbye(_backend):
        pytest.fail("a server that hangs would not answer")

    with monkeypatch.context() as patched:
        patched.setattr(EmailBackend, "send_messages", stop)
        patched.setattr(EmailBackend, "close", goodbye)
        with pytest.raises(StopNow):
            postman.deliver()
    row = OutboxMail.objects.get()
    assert (row.state, row.tries, row.claimed_by, row.in_doubt) == ("waiting", 0, "", True)
    left[0].close()
    clock.forward(seconds=30)
    assert postman.deliver() == 1


def test_what_may_have_arrived_waits_for_a_worker_that_lives_and_holds_nothing_up(
    queue, postman, clock, smtp_server
):
    queue("doubtful")
    queue("next")
    OutboxMail.objects.filter(key="doubtful").update(in_doubt=True)
    clock.forward(seconds=29)
    assert postman.deliver() == 1
    assert smtp_server.ids == [message_id("next")]
    clock.forward(seconds=1)
    assert postman.deliver() == 1
    row = OutboxMail.objects.get(key="doubtful")
    assert (row.state, row.in_doubt) == ("done", False)


def test_a_worker_told_to_stop_begins_no_other_letter(queue, postman, smtp_server):
    for number in range(3):
        queue(f"letter-{number}", f"{number}@example.org")
    assert postman.deliver(is_stopping=lambda: bool(smtp_server.messages)) == 1
    assert list(states().values()) == ["done", "waiting", "waiting"]


def test_a_letter_whose_key_is_gone_waits_for_it(queue, postman, clock, smtp_server, settings):
    queue("sealed", "a@example.org")
    kept, settings.FIELD_KEYS = settings.FIELD_KEYS, (FieldKey("new", bytes(range(32))),)
    queue("open", "b@example.org")
    postman.deliver()
    assert states() == {"sealed": "waiting", "open": "done"}
    assert OutboxMail.objects.get(key="sealed").fault == "sealed"
    settings.FIELD_KEYS = kept
    clock.forward(minutes=1)
    postman.deliver()
    assert smtp_server.ids == [message_id("open"), message_id("sealed")]


def test_mail_kept_in_files_is_written_whole(queue, postman, clock, settings, tmp_path):
    settings.MAIL_TRANSPORT = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    queue("one", text="Ŵy 👍", now=clock.now)
    queue("two", "other@example.org", now=clock.now)
    assert postman.deliver() == 2
    [file] = (tmp_path / "mail").iterdir()
    written = file.read_text()
    assert [message_id(key) in written for key in ("one", "two")] == [True, True]
    assert "Ŵy 👍" in written


def test_a_folder_that_cannot_be_written_is_a_server_that_is_away(
    queue, postman, clock, settings, tmp_path
):
    settings.MAIL_TRANSPORT = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "file" / "mail")
    (tmp_path / "file").write_text("in the way")
    queue(now=clock.now)
    assert postman.deliver() == 0
    assert states() == {"booking-1": "waiting"}
    (tmp_path / "file").unlink()
    clock.forward(minutes=1)
    assert postman.deliver() == 1
