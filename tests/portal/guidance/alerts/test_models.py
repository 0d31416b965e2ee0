"""Tables of alerts: what the database refuses, and that nobody reads an address in it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from portal.guidance.alerts.look_up import LOOK_UPS, look_ups_of
from portal.guidance.alerts.models import Subscription, Topic
from portal.guidance.alerts.queries import subscription_by_address
from portal.settings.environment import FieldKey

pytestmark = pytest.mark.django_db
NEW = FieldKey("new", bytes(range(32)))


def make(partnership, **values):
    now = timezone.now()
    given = {
        "look_up": "key:digest", "language": "en", "pace": "each", "created_at": now,
        "told_until": now, "address": "a@example.org", **values,
    }  # fmt: skip
    return Subscription.objects.create(partnership=partnership, **given)


@pytest.mark.parametrize(
    "values",
    [
        {"pace": "daily"},
        {"look_up": ""},
        {"language": ""},
        {"confirmed_at": timezone.now() - timedelta(days=900)},
    ],
)
def test_the_database_refuses_what_makes_no_sense(partnership, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(partnership, **values)


def test_an_address_is_there_once_in_each_partnership(partnership, four_partnerships):
    make(partnership)
    make(four_partnerships["tees"])
    with pytest.raises(IntegrityError), transaction.atomic():
        make(partnership)


@pytest.mark.parametrize("is_page", [True, False])
def test_a_topic_is_there_once(partnership, is_page):
    page = partnership.site.root_page if is_page else None
    row = make(partnership)
    Topic.objects.create(subscription=row, page=page)
    with pytest.raises(IntegrityError), transaction.atomic():
        Topic.objects.create(subscription=row, page=page)


def test_nobody_reads_an_address_in_the_table(partnership):
    make(partnership, address="reader@example.org", look_up=look_ups_of("reader@example.org")[0])
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM alerts_subscription")
        [row] = cursor.fetchall()
    raw = b"|".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        for value in row
    )
    assert b"reader" not in raw
    assert b"example.org" not in raw
    assert Subscription.objects.get().address == "reader@example.org"


def test_an_address_is_found_whatever_its_case_and_spaces(guide, subscribe, partnership):
    row = subscribe("Reader@Example.org")
    assert subscription_by_address(partnership, " reader@example.ORG ") == row
    assert subscription_by_address(partnership, "other@example.org") is None


def test_look_ups_follow_a_new_key(guide, subscribe, partnership, settings):
    row = subscribe("reader@example.org")
    old = settings.FIELD_KEYS
    settings.FIELD_KEYS = (NEW, *old)
    assert subscription_by_address(partnership, "reader@example.org") == row
    assert LOOK_UPS.key_ids(row) == {old[0].id}
    Subscription.objects.filter(pk=row.pk).update(**LOOK_UPS.renew(row))
    row.refresh_from_db()
    assert LOOK_UPS.key_ids(row) == {"new"}
    assert subscription_by_address(partnership, "reader@example.org") == row
