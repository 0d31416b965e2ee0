"""A guide one can be told of, and people who want to be told."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.utils import timezone

from portal.core.limits.file import run
from portal.core.outbox.models import OutboxMail
from portal.core.publishing import publish_page
from portal.guidance import models
from portal.guidance.alerts.actions.subscriptions import Wish, ask_for_alerts, confirm_alerts
from portal.guidance.alerts.models import Pace
from portal.guidance.alerts.queries import subscription_by_address


@pytest.fixture(autouse=True)
def _nothing_counted():
    """Forget how often the form was sent: counts outlive a test."""
    run("DELETE FROM hits")


@pytest.fixture
def partnership(four_partnerships):
    """Give the one on the default host; the others are there as well."""
    return four_partnerships["north-lincolnshire"]


@pytest.fixture
def guide(partnership, at):
    """Publish a guide with a part, and a strategy, on 1 October."""
    at("2026-10-01 09:00")
    home = partnership.site.root_page
    index = publish_page(
        page=models.GuidanceIndexPage(title="Guidance", slug="guidance"), parent=home
    )
    guide = publish_page(
        page=models.GuidePage(title="Outside the home", slug="outside"), parent=index
    )
    part = publish_page(page=models.GuidePartPage(title="Who decides", slug="who"), parent=guide)
    strategies = publish_page(
        page=models.StrategyIndexPage(title="Strategy", slug="strategy"), parent=home
    )
    strategy = publish_page(page=models.StrategyPage(title="Ours", slug="ours"), parent=strategies)
    return SimpleNamespace(
        guide=guide, part=part, index=index, strategies=strategies, strategy=strategy
    )


@pytest.fixture
def subscribe(partnership):
    """Give a function that makes a confirmed subscription, and one that is not."""

    def make(
        address="reader@example.org", *pages, pace=Pace.EACH, language="en", confirmed=True,
        owner=partnership,
    ):  # fmt: skip
        wish = Wish(tuple(page.pk for page in pages), pace, is_everything=not pages)
        now = timezone.now()
        ask_for_alerts(partnership=owner, address=address, wish=wish, language=language, now=now)
        found = subscription_by_address(owner, address)
        if confirmed:
            confirm_alerts(subscription=found, now=now)
            OutboxMail.objects.all().delete()
            found.refresh_from_db()
        return found

    return make
