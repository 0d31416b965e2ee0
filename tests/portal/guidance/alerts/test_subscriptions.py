"""Asking, confirming, choosing anew, ending, forgetting."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.core.audit.models import AuditEvent
from portal.guidance import models
from portal.guidance.alerts.actions.subscriptions import (
    Wish,
    ask_for_alerts,
    change_alerts,
    confirm_alerts,
    end_alerts,
    forget_over,
)
from portal.guidance.alerts.models import Pace, Subscription, Topic
from tests.portal.guidance.alerts.work import change, letters, work

pytestmark = pytest.mark.django_db
ALL = Wish((), Pace.EACH, is_everything=True)


def ask(partnership, address="reader@example.org", wish=ALL):
    ask_for_alerts(
        partnership=partnership, address=address, wish=wish, language="en", now=timezone.now()
    )


def noted():
    rows = AuditEvent.objects.filter(kind__startswith="alerts-").order_by("pk")
    return [row.kind for row in rows]


def test_asking_writes_one_letter_and_nothing_else_is_sent(guide, partnership):
    ask(partnership)
    [letter] = letters()
    assert letter["to"] == "reader@example.org"
    assert letter["subject"] == "Please confirm your e-mail address"
    assert "/guidance/alerts/confirm/" in letter["text"]
    assert letter["unsubscribe"] == ""
    change(guide.part, "One.")
    work()
    assert len(letters()) == 1


def test_asking_twice_a_day_is_one_letter_and_the_later_wish_counts(guide, partnership, at):
    ask(partnership)
    ask(partnership, " READER@example.org", Wish((guide.guide.pk,), Pace.WEEKLY))
    assert len(letters()) == 1
    row = Subscription.objects.get()
    assert (row.pace, row.topics.get().page_id) == ("weekly", guide.guide.pk)
    at("2026-10-02 09:00")
    ask(partnership)
    assert len(letters()) == 2


def test_a_stranger_changes_nothing_of_whoever_gets_letters_already(guide, subscribe, partnership):
    row = subscribe("reader@example.org", guide.guide)
    ask(partnership)
    [letter] = letters()
    assert letter["subject"] == "Your alerts"
    assert "nothing was changed" in letter["text"]
    assert "/guidance/alerts/mine/" in letter["text"]
    assert [topic.page_id for topic in row.topics.all()] == [guide.guide.pk]


def test_each_partnership_keeps_its_own_readers(guide, partnership, four_partnerships):
    ask(partnership)
    ask(four_partnerships["tees"])
    assert Subscription.objects.count() == 2
    assert "http://tees." in letters()[1]["text"]


def test_confirming_twice_begins_once(guide, partnership, at):
    ask(partnership)
    row = Subscription.objects.get()
    moment = at("2026-10-02 09:00")
    confirm_alerts(subscription=row, now=moment)
    confirm_alerts(subscription=row, now=at("2026-10-03 09:00"))
    row.refresh_from_db()
    assert (row.confirmed_at, row.told_until) == (moment, moment)
    assert noted() == ["alerts-confirmed"]


def test_choosing_anew_is_noted(guide, subscribe):
    row = subscribe()
    change_alerts(subscription=row, wish=Wish((guide.guide.pk,) * 2, Pace.EACH), now=timezone.now())
    assert [topic.page_id for topic in row.topics.all()] == [guide.guide.pk]
    assert noted() == ["alerts-confirmed", "alerts-changed"]


def test_what_waits_for_monday_is_told_before_the_pace_changes(guide, subscribe, at):
    row = subscribe(pace=Pace.WEEKLY)
    at("2026-10-02 09:00")
    change(guide.part, "One.")
    now = at("2026-10-02 10:00")
    change_alerts(subscription=row, wish=ALL, now=now)
    [letter] = letters()
    assert "Because One." in letter["text"]
    work()
    assert len(letters()) == 1
    row.refresh_from_db()
    assert (row.pace, row.told_until) == ("each", now)


def test_ending_forgets_everything_but_that_somebody_ended(guide, subscribe, partnership):
    row = subscribe()
    for _twice in range(2):
        end_alerts(partnership=partnership, subscription_id=row.pk, now=timezone.now())
    assert (Subscription.objects.count(), Topic.objects.count()) == (0, 0)
    assert noted() == ["alerts-confirmed", "alerts-ended"]
    assert AuditEvent.objects.get(kind="alerts-ended").detail in ({}, None)


def test_nobody_of_another_partnership_is_ended(guide, subscribe, four_partnerships):
    row = subscribe()
    end_alerts(partnership=four_partnerships["tees"], subscription_id=row.pk, now=timezone.now())
    assert Subscription.objects.count() == 1


def test_what_nobody_confirmed_is_forgotten_after_seven_days(guide, subscribe):
    subscribe("a@example.org", confirmed=False)
    subscribe("b@example.org", confirmed=False)
    subscribe("c@example.org")
    now = timezone.now()
    assert forget_over(now + timedelta(days=7, seconds=-1), 10) == 0
    assert forget_over(now + timedelta(days=7), 1) == 1
    assert forget_over(now + timedelta(days=7), 10) == 1
    assert [row.address for row in Subscription.objects.all()] == ["c@example.org"]


def test_whose_every_topic_is_deleted_is_forgotten(guide, subscribe):
    subscribe("a@example.org", guide.part)
    subscribe("b@example.org", guide.part, guide.guide)
    models.GuidePartPage.objects.get(pk=guide.part.pk).delete()
    assert forget_over(timezone.now(), 10) == 1
    assert [row.address for row in Subscription.objects.all()] == ["b@example.org"]
