"""Letters about an edition, and on Mondays: to those who asked, in their words, once."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from portal.core.models import Audience
from portal.core.outbox.models import OutboxEvent, OutboxMail
from portal.core.publishing import publish_page, unpublish
from portal.guidance import models
from portal.guidance.alerts.actions import sending
from portal.guidance.alerts.models import Pace, Subscription
from tests.portal.guidance.alerts.work import change, letters, people, work

pytestmark = pytest.mark.django_db


def publish_later(at, page, words, day="2026-10-02", **values):
    at(f"{day} 10:00")
    return change(page, words, **values)


def test_a_letter_says_what_changed_why_and_where(guide, subscribe, at, partnership):
    subscribe("reader@example.org")
    publish_later(at, guide.part, "One.")
    work()
    [letter] = letters()
    root = partnership.site.root_url
    assert letter["subject"] == "A page you follow has changed"
    assert letter["text"].startswith(
        "“Who decides” has changed.\nBecause One.\n"
        f"Read the page: {root}/guidance/outside/who/\n"
        f"See what changed: {root}/guidance/amendments/{guide.part.pk}/?to=2\n"
    )
    assert f"Choose what you get: {root}/guidance/alerts/mine/" in letter["text"]
    stop = re.search(r"Stop all letters: (\S+)", letter["text"])[1]
    assert stop == letter["unsubscribe"]
    assert stop.startswith(f"{root}/guidance/alerts/stop/")


def test_a_first_edition_is_new(guide, subscribe, at):
    subscribe("reader@example.org")
    at("2026-10-02 10:00")
    publish_page(page=models.GuidePartPage(title="Fresh", slug="fresh"), parent=guide.guide)
    work()
    [letter] = letters()
    assert "“Fresh” is new.\nFirst edition." in letter["text"]
    assert "See what changed" not in letter["text"]


def test_only_those_are_told_who_asked_about_the_page_or_one_above(guide, subscribe, at):
    subscribe("everything@example.org")
    subscribe("guide@example.org", guide.guide)
    subscribe("strategy@example.org", guide.strategies)
    subscribe("both@example.org", guide.guide, guide.strategies)
    subscribe("weekly@example.org", pace=Pace.WEEKLY)
    subscribe("silent@example.org", confirmed=False)
    OutboxMail.objects.all().delete()
    publish_later(at, guide.part, "One.")
    work()
    assert people() == ["both@example.org", "everything@example.org", "guide@example.org"]
    OutboxMail.objects.all().delete()
    publish_later(at, guide.strategy, "Two.", day="2026-10-03")
    work()
    assert people() == ["both@example.org", "everything@example.org", "strategy@example.org"]


def test_another_partnership_s_readers_hear_nothing(guide, subscribe, at, four_partnerships):
    subscribe("tees@example.org", owner=four_partnerships["tees"])
    subscribe("here@example.org")
    publish_later(at, guide.part, "One.")
    work()
    assert people() == ["here@example.org"]


def test_who_asked_later_is_not_told_of_what_was_before(guide, subscribe, at):
    subscribe("early@example.org")
    publish_later(at, guide.part, "One.")
    at("2026-10-02 10:05")
    subscribe("late@example.org")
    work()
    assert people() == ["early@example.org"]


def test_a_correction_sends_nothing(guide, subscribe, at):
    subscribe("reader@example.org")
    publish_later(at, guide.part, "One.", is_correction=True)
    assert OutboxEvent.objects.filter(name="alerts-edition").count() == 0


def test_publishing_the_same_text_again_sends_nothing(guide, subscribe, at):
    subscribe("reader@example.org")
    at("2026-10-02 10:00")
    publish_page(page=guide.part)
    assert OutboxEvent.objects.filter(name="alerts-edition").count() == 0


def test_without_readers_nothing_is_queued(guide, at):
    publish_later(at, guide.part, "One.")
    assert OutboxEvent.objects.filter(name="alerts-edition").count() == 0


@pytest.mark.parametrize("way", ["unpublished", "private", "family", "discreet"])
def test_nothing_is_told_of_what_nobody_may_read_of(guide, subscribe, at, way):
    subscribe("reader@example.org")
    values = {"family": {"audience": Audience.FAMILY}, "discreet": {"discreet_title": "Notes"}}
    for name, value in values.get(way, {}).items():
        setattr(guide.part, name, value)
    page = publish_later(at, guide.part, "One.")
    if way == "unpublished":
        unpublish(thing=page)
    if way == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    work()
    assert letters() == []


def test_a_letter_is_in_the_reader_s_language(guide, subscribe, at):
    subscribe("reader@example.org", language="pl")
    publish_later(at, guide.part, "One.")
    work()
    [letter] = letters()
    assert "/pl/guidance/outside/who/" in letter["text"]
    assert f"/pl/guidance/amendments/{guide.part.pk}/?to=2" in letter["text"]
    assert "/pl/guidance/alerts/stop/" in letter["unsubscribe"]


def make_readers(partnership, count):
    now = timezone.now()
    rows = [
        Subscription(
            partnership=partnership, look_up=f"k:{n}", address=f"{n:04}@example.org",
            language="en", pace="each", created_at=now, confirmed_at=now, told_until=now,
        )
        for n in range(count)
    ]  # fmt: skip
    Subscription.objects.bulk_create(rows)
    topic = Subscription.topics.rel.related_model
    topic.objects.bulk_create([topic(subscription=row) for row in rows])


@pytest.mark.parametrize("count", [1, 3, 30])
def test_publishing_costs_the_same_however_many_readers(guide, partnership, at, count):
    make_readers(partnership, count)
    at("2026-10-02 10:00")
    with CaptureQueriesContext(connection) as captured:
        change(guide.part, "One.")
    written = [query["sql"] for query in captured if query["sql"].startswith("INSERT")]
    assert sum("outbox_outboxevent" in sql for sql in written) == 1
    assert sum("outbox_outboxmail" in sql for sql in written) == 0


def test_many_readers_are_told_a_few_at_a_time_each_once(guide, partnership, at, monkeypatch):
    monkeypatch.setattr(sending, "BATCH", 4)
    make_readers(partnership, 10)
    publish_later(at, guide.part, "One.")
    work()
    assert people() == [f"{n:04}@example.org" for n in range(10)]
    assert OutboxEvent.objects.filter(name="alerts-edition").count() == 3


def test_an_event_told_twice_writes_no_letter_twice(guide, partnership, at, monkeypatch):
    monkeypatch.setattr(sending, "BATCH", 4)
    make_readers(partnership, 10)
    publish_later(at, guide.part, "One.")
    first = OutboxEvent.objects.get(name="alerts-edition")
    for _again in range(3):
        sending.tell_some(first.payload, timezone.now())
    work()
    assert len(people()) == len(set(people())) == 10


def test_a_batch_that_fails_leaves_nothing_half_written(guide, partnership, at, monkeypatch):
    make_readers(partnership, 3)
    publish_later(at, guide.part, "One.")
    real, calls = sending.tell, []

    def failing(*args, **values):
        calls.append(1)
        if len(calls) == 2:
            raise RuntimeError("the machine stops")
        real(*args, **values)

    monkeypatch.setattr(sending, "tell", failing)
    event = OutboxEvent.objects.get(name="alerts-edition")
    with pytest.raises(RuntimeError):
        sending.tell_some(event.payload, timezone.now())
    assert letters() == []
    sending.tell_some(event.payload, timezone.now())
    assert len(people()) == 3


def test_an_event_of_an_edition_that_is_not_there_is_over(db):
    sending.tell_some({"edition": 4711, "after": ""}, timezone.now())
    assert letters() == []


# Weekly letters


def test_a_weekly_letter_has_everything_since_the_last_one(guide, subscribe, at):
    subscribe("reader@example.org", pace=Pace.WEEKLY)  # on Thursday, 1 October
    publish_later(at, guide.part, "One.", day="2026-10-02")
    publish_later(at, guide.strategy, "Two.", day="2026-10-03")
    publish_later(at, guide.guide, "A slip.", day="2026-10-03", is_correction=True)
    assert sending.send_digests(now=at("2026-10-05 07:59")) == 0
    assert sending.send_digests(now=at("2026-10-05 08:00")) == 1
    [letter] = letters()
    assert letter["subject"] == "What changed on the pages you follow"
    text = letter["text"]
    assert text.index("Because One.") < text.index("Because Two.")
    assert "A slip" not in text
    assert letter["unsubscribe"] in text
    publish_later(at, guide.part, "Three.", day="2026-10-06")
    assert sending.send_digests(now=at("2026-10-12 09:00")) == 1
    assert "Because Three." in letters()[1]["text"]
    assert "Because One." not in letters()[1]["text"]


def test_a_week_is_told_once_however_often_the_job_runs(guide, subscribe, at):
    subscribe("reader@example.org", pace=Pace.WEEKLY)
    publish_later(at, guide.part, "One.")
    assert sending.send_digests(now=at("2026-10-05 08:00")) == 1
    for moment in ("2026-10-05 08:00", "2026-10-05 08:05", "2026-10-11 23:00"):
        assert sending.send_digests(now=at(moment)) == 0
    assert len(letters()) == 1


def test_a_week_without_news_has_no_letter(guide, subscribe, at):
    row = subscribe("reader@example.org", guide.strategies, pace=Pace.WEEKLY)
    publish_later(at, guide.part, "One.")
    due = at("2026-10-05 08:00")
    assert sending.send_digests(now=due) == 1
    assert letters() == []
    row.refresh_from_db()
    assert row.told_until == due


def test_a_worker_away_over_monday_catches_up_with_one_letter(guide, subscribe, at):
    subscribe("reader@example.org", pace=Pace.WEEKLY)
    publish_later(at, guide.part, "One.", day="2026-10-02")
    publish_later(at, guide.part, "Two.", day="2026-10-06")
    sending.send_digests(now=at("2026-10-14 03:00"))
    [letter] = letters()
    assert "Because One." in letter["text"]
    assert "Because Two." in letter["text"]


def test_a_week_half_written_is_written_whole_later(guide, subscribe, at, monkeypatch):
    for number in range(3):
        subscribe(f"{number}@example.org", pace=Pace.WEEKLY)
    monkeypatch.setattr(sending, "BATCH", 2)
    publish_later(at, guide.part, "One.")
    now = at("2026-10-05 08:00")
    real, calls = sending.tell_week, []

    def failing(*args, **values):
        calls.append(1)
        if len(calls) == 3:
            raise RuntimeError("the machine stops")
        real(*args, **values)

    monkeypatch.setattr(sending, "tell_week", failing)
    with pytest.raises(RuntimeError):
        sending.send_digests(now=now)
    assert len(letters()) == 2
    assert sending.send_digests(now=now + timedelta(minutes=5)) == 1
    assert people() == ["0@example.org", "1@example.org", "2@example.org"]


@pytest.mark.parametrize("count", [1, 3, 30])
def test_a_week_s_reads_do_not_grow_with_its_news(guide, subscribe, at, count):
    subscribe("reader@example.org", pace=Pace.WEEKLY)
    at("2026-10-02 10:00")
    for number in range(count):
        page = models.GuidePartPage(title=f"Part {number}", slug=f"p-{number}")
        publish_page(page=page, parent=guide.guide)
    now = at("2026-10-05 08:00")
    with CaptureQueriesContext(connection) as captured:
        sending.send_digests(now=now)
    reads = [query["sql"] for query in captured if query["sql"].startswith("SELECT")]
    assert len(reads) == 9
