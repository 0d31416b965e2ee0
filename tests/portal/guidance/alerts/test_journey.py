"""From an editor's change to the letter in the reader's box, over a real mail server."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from portal.core.outbox.postman import Postman
from portal.guidance.alerts.actions.sending import send_digests
from portal.guidance.alerts.models import Pace, Subscription
from tests.portal.guidance.alerts.work import change, work

pytestmark = [pytest.mark.django_db, pytest.mark.smtp]


def words_of(letter) -> str:
    return letter.get_payload(decode=True).decode()


def deliver() -> None:
    Postman(worker="test", clock=timezone.now).deliver()


def test_a_letter_arrives_with_a_way_out_that_mail_programs_know(guide, subscribe, smtp_server, at):
    subscribe("reader@example.org")
    at("2026-10-02 10:00")
    change(guide.part, "One.")
    work()
    deliver()
    [letter] = smtp_server.messages
    assert letter["To"] == "reader@example.org"
    assert letter["Subject"] == "A page you follow has changed"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    way_out = re.fullmatch(
        r"<http://localhost[^/]*(/\S+)>", str(letter["List-Unsubscribe"]).strip()
    )[1]
    body = words_of(letter)
    assert "Because One." in body
    assert way_out in body
    answer = Client(headers={"host": "localhost"}, enforce_csrf_checks=True).post(
        way_out, {"List-Unsubscribe": "One-Click"}
    )
    assert answer.status_code == 200
    assert Subscription.objects.count() == 0
    at("2026-10-03 10:00")
    change(guide.part, "Two.")
    work()
    deliver()
    assert len(smtp_server.messages) == 1


def test_the_change_shows_in_log_words_feed_letter_and_day(guide, subscribe, smtp_server, at):
    subscribe("reader@example.org")
    at("2026-10-02 10:00")
    change(guide.part, "Ring at once.")
    work()
    deliver()
    client = Client(headers={"host": "localhost"})

    def read(path):
        response = client.get(path)
        assert response.status_code == 200
        return response.content.decode()

    body = words_of(smtp_server.messages[0])
    address = re.search(r"See what changed: http://[^/]+(/\S+)", body)[1]
    assert "[added:" in read(address)
    assert "Ring at once." in read(address)
    assert "Because Ring at once." in read("/guidance/amendments/")
    assert "Because Ring at once." in read("/guidance/amendments.atom")
    assert "Ring at once." in read("/guidance/outside/who/")
    assert "Ring at once." not in read("/guidance/outside/who/?as_at=2026-10-01")


def test_a_weekly_letter_arrives_on_monday(guide, subscribe, smtp_server, at):
    subscribe("reader@example.org", pace=Pace.WEEKLY)
    at("2026-10-02 10:00")
    change(guide.part, "One.")
    work()
    deliver()
    assert smtp_server.messages == []
    send_digests(now=at("2026-10-05 08:00"))
    deliver()
    [letter] = smtp_server.messages
    assert letter["Subject"] == "What changed on the pages you follow"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
