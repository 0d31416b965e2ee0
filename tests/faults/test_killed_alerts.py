"""A worker is killed while it writes alerts: each reader has a letter about each edition, once."""

from __future__ import annotations

import random
import time
from collections import Counter

import pytest

from tests.machine import Machine

READERS, KILLS = 120, 6
SET_UP = """
from datetime import timedelta
import time_machine
from django.utils import timezone
from portal.core.publishing import publish_page
from portal.guidance import models
from portal.guidance.alerts.look_up import look_ups_of
from portal.guidance.alerts.models import Subscription, Topic
from tests.factories import PartnershipFactory
partnership = PartnershipFactory(slug="tees", code="TEES", name="Tees", default=True)
now, home = timezone.now(), partnership.site.root_page
long_ago = now - timedelta(days=30)
with time_machine.travel(now - timedelta(days=10)):  # before the last Monday, whatever today is
    index = models.GuidanceIndexPage(title="Guidance", slug="guidance")
    publish_page(page=index, parent=home)
    guide = publish_page(page=models.GuidePage(title="Guide", slug="guide"), parent=index)
for number in range({readers}):
    address = "%04d@example.org" % number
    row = Subscription.objects.create(
        partnership=partnership, address=address, look_up=look_ups_of(address)[0], language="en",
        pace="each" if number % 2 else "weekly",
        created_at=long_ago, confirmed_at=long_ago, told_until=long_ago,
    )
    Topic.objects.create(subscription=row)
guide.intro = "Other words."
publish_page(page=guide, note="Because.")
"""
LETTERS = "SELECT key FROM outbox_outboxmail ORDER BY key"
EVENTS_LEFT = "SELECT count(*) FROM outbox_outboxevent WHERE state NOT IN ('done', 'failed')"
WEEKS_LEFT = """
SELECT count(*) FROM alerts_subscription WHERE pace = 'weekly' AND told_until = created_at
"""


def told(machine: Machine, kind: str) -> Counter[str]:
    """Count the letters of a kind by reader; keys end with the reader's number."""
    keys = [key for (key,) in machine.rows(LETTERS)]
    return Counter(key.rpartition("-")[2] for key in keys if key.startswith(kind))


@pytest.mark.slow
@pytest.mark.loopback
def test_each_reader_is_written_to_once(machine, capsys):
    machine.do(SET_UP.format(readers=READERS))
    chance = random.Random()
    for _number in range(KILLS):
        worker = machine.start_worker()
        time.sleep(chance.uniform(0, 0.6))
        machine.kill(worker)
    machine.start_worker()
    machine.wait_until(lambda: is_done(machine), patience=120)
    at_once, weekly = told(machine, "alert-"), told(machine, "digest-")
    with capsys.disabled():
        figures = f"{len(at_once)} readers told at once, {len(weekly)} of their week"
        print(f"\nworker killed {KILLS} times: {figures}")  # noqa: T201 (that is what this is for)
    assert len(at_once) == len(weekly) == READERS // 2
    assert set(at_once.values()) == set(weekly.values()) == {1}


def is_done(machine: Machine) -> bool:
    """Say whether every event was told and every weekly letter was written."""
    return machine.rows(EVENTS_LEFT) == [(0,)] and machine.rows(WEEKS_LEFT) == [(0,)]
