"""Reads of subscriptions and of what one can be told of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from wagtail.models import Page

from portal.core.editions.models import Edition
from portal.core.models import Partnership
from portal.core.open_pages import open_pages
from portal.guidance.alerts.look_up import look_ups_of
from portal.guidance.alerts.models import Pace, Subscription
from portal.guidance.amendments.queries import NAMED
from portal.guidance.models import GuidePage, StrategyIndexPage


@dataclass(frozen=True)
class TopicChoice:
    """This is something one can be told of."""

    key: str  # a page's number
    title: str


def topic_choices(partnership: Partnership) -> list[TopicChoice]:
    """List the guides everybody may read, and strategy; four queries at most."""
    root = partnership.site.root_page
    found: list[TopicChoice] = []
    for model in (GuidePage, StrategyIndexPage):
        pages = open_pages(model.objects.descendant_of(root)).filter(
            audience__in=NAMED, discreet_title=""
        )
        found += [TopicChoice(str(page.pk), page.title) for page in pages.order_by("path")]
    return found


def subscription_by_id(partnership: Partnership, pk: UUID, now: datetime) -> Subscription | None:
    """Find a subscription of this partnership that is not over, with its topics."""
    rows = Subscription.objects.filter(partnership=partnership, pk=pk)
    found: Subscription | None = (
        rows.open(now).prefetch_related("topics").select_related("partnership__site").first()
    )
    return found


def subscription_by_address(partnership: Partnership, address: str) -> Subscription | None:
    """Find the subscription of an address, whichever key it was written with."""
    return Subscription.objects.filter(
        partnership=partnership, look_up__in=look_ups_of(address)
    ).first()


def has_readers(partnership_id: int) -> bool:
    """Say whether anybody wants letters each time something changes."""
    return Subscription.objects.filter(
        partnership_id=partnership_id, confirmed_at__isnull=False, pace=Pace.EACH
    ).exists()


def readers_of(
    edition: Edition, page: Page, *, after: UUID | None, limit: int
) -> list[Subscription]:
    """List the next few who are to be told of an edition at once."""
    above = page.get_ancestors(inclusive=True).values_list("pk", flat=True)
    rows = Subscription.objects.filter(partnership=edition.partnership).to_tell(list(above))
    rows = rows.filter(pace=Pace.EACH, told_until__lt=edition.published_at)
    if after is not None:
        rows = rows.filter(pk__gt=after)
    return list(rows.order_by("pk")[:limit])


def is_digest_due(due_at: datetime) -> bool:
    """Say whether anybody waits for a weekly letter; a look that locks nothing."""
    return _due(due_at).exists()


def digests_due(due_at: datetime, limit: int) -> list[Subscription]:
    """Take the next few who wait for a weekly letter; other workers leave these alone."""
    rows = _due(due_at).select_for_update(skip_locked=True, of=("self",))
    return list(
        rows.select_related("partnership__site__root_page")
        .prefetch_related("topics")
        .order_by("partnership", "pk")[:limit]
    )


def _due(due_at: datetime) -> QuerySet[Subscription]:
    return Subscription.objects.filter(
        confirmed_at__isnull=False, pace=Pace.WEEKLY, told_until__lt=due_at
    )
