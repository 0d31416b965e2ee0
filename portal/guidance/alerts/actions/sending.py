"""Sending: one event for each edition, letters a few at a time, weekly letters on Mondays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from wagtail.models import Page

from portal.core.editions.models import Edition
from portal.core.models import Partnership
from portal.core.outbox.actions import queue_event
from portal.core.registry import JSON
from portal.guidance.alerts.letters import Told, tell, tell_week
from portal.guidance.alerts.models import Subscription
from portal.guidance.alerts.queries import (
    digests_due,
    has_readers,
    is_digest_due,
    readers_of,
)
from portal.guidance.alerts.rules import last_digest_at
from portal.guidance.amendments.queries import one_to_tell, published_between

EVENT: Final = "alerts-edition"
BATCH: Final = 50  # letters a transaction: on SQLite nobody else writes meanwhile


def announce(*, edition: Edition, now: datetime) -> None:
    """Have the worker tell of an edition: one row, however many readers there are."""
    if edition.partnership_id and not edition.is_correction and has_readers(edition.partnership_id):
        _queue(edition.pk, None, now)


def tell_some(payload: Mapping[str, JSON], now: datetime) -> None:
    """Write to the next few readers, and queue the rest, in one transaction.

    Told twice it makes no difference: each letter and each next step has a key of its own.
    """
    edition_id, after = int(str(payload["edition"])), str(payload.get("after") or "")
    with transaction.atomic():
        told = one_to_tell(edition_id)
        if told is None:
            return
        edition, page = told
        readers = readers_of(edition, page, after=UUID(after) if after else None, limit=BATCH)
        for reader in readers:
            tell(reader, told, key=f"alert-{edition.pk}-{reader.pk.hex}", now=now)
        if len(readers) == BATCH:
            _queue(edition.pk, readers[-1].pk, now)


def send_digests(*, now: datetime) -> int:
    """Write the weekly letters that are due; return how many people were dealt with.

    The letter and the note that it was written are one transaction, so a worker that dies
    between two leaves neither undone nor done twice.
    """
    due_at, dealt_with = last_digest_at(now), 0
    while is_digest_due(due_at):
        with transaction.atomic():
            readers = digests_due(due_at, BATCH)
            news = _News(due_at, readers)
            for reader in readers:
                _write_digest(reader, news.of(reader), due_at, now)
        if not readers:  # another worker has them in hand
            break
        dealt_with += len(readers)
    return dealt_with


def tell_what_waits(*, subscription: Subscription, until: datetime, now: datetime) -> None:
    """Write a weekly letter before its day."""
    with transaction.atomic():
        news = _News(until, [subscription])
        _write_digest(subscription, news.of(subscription), until, now)


def _write_digest(reader: Subscription, told: list[Told], until: datetime, now: datetime) -> None:
    if told:
        tell_week(reader, told, key=f"digest-{until:%Y%m%dT%H%M%S}-{reader.pk.hex}", now=now)
    reader.told_until = until
    reader.save(update_fields=["told_until"])


def _queue(edition: int, after: UUID | None, now: datetime) -> None:
    key = f"{EVENT}-{edition}-{after.hex if after else 'first'}"
    payload: dict[str, JSON] = {"edition": edition, "after": after.hex if after else ""}
    queue_event(key=key, name=EVENT, payload=payload, now=now)


class _News:
    """This is what was published until a moment, read once for all readers of a partnership."""

    def __init__(self, until: datetime, readers: list[Subscription]) -> None:
        self._found: dict[int, list[tuple[Told, set[int]]]] = {}
        for partnership in {reader.partnership for reader in readers}:
            since = min(r.told_until for r in readers if r.partnership_id == partnership.pk)
            self._found[partnership.pk] = _published(partnership, since, until)

    def of(self, reader: Subscription) -> list[Told]:
        """List what one reader asked to be told of and was not told yet."""
        asked = {topic.page_id for topic in reader.topics.all()}
        return [
            told
            for told, places in self._found[reader.partnership_id]
            if told[0].published_at > reader.told_until and (None in asked or asked & places)
        ]


def _published(
    partnership: Partnership, since: datetime, until: datetime
) -> list[tuple[Told, set[int]]]:
    found = published_between(partnership, since, until)
    above = _pages_above([page for _edition, page in found])
    return [(told, above[told[1].pk]) for told in found]


def _pages_above(pages: list[Page]) -> dict[int, set[int]]:
    """Give each page's own number and those of all above it; one query."""
    step = Page.steplen
    paths = {page.path[:end] for page in pages for end in range(step, len(page.path) + 1, step)}
    numbers = dict(Page.objects.filter(path__in=paths).order_by("pk").values_list("path", "pk"))
    return {
        page.pk: {numbers[page.path[:end]] for end in range(step, len(page.path) + 1, step)}
        for page in pages
    }
