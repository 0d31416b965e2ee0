"""The log of amendments as an Atom feed (RFC 4287)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from django.utils.feedgenerator import Atom1Feed

from portal.core.editions.models import Edition
from portal.core.models import Partnership
from portal.guidance.amendments.presenters.log import amendments

EMPTY_SINCE: Final = datetime(2026, 1, 1, tzinfo=UTC)  # what has no entries never changed


class AmendmentsFeed(Atom1Feed):
    """This is Django's feed, with plain words as plain words and a time of its own."""

    def add_item_elements(self, handler: Any, item: Any) -> None:
        """Say that the note is text: Django would call it HTML, and “<” would vanish."""
        note = item["description"]
        super().add_item_elements(handler, {**item, "description": None})
        handler.addQuickElement("summary", note, {"type": "text"})

    def latest_post_date(self) -> datetime:
        """Give the time of the newest entry; of an empty feed always the same."""
        return super().latest_post_date() if self.items else EMPTY_SINCE


def feed_of(
    editions: Sequence[Edition], partnership: Partnership, *, title: str, path: str, feed_path: str
) -> AmendmentsFeed:
    """Write a feed with whole addresses on the partnership's own host."""
    root = partnership.site.root_url
    feed = AmendmentsFeed(
        title=title,
        link=root + path,
        description=None,
        language="en-GB",
        author_name=partnership.body_name or partnership.name,
        feed_url=root + feed_path,
        feed_guid=_id_of(partnership, feed_path),
    )
    for entry in amendments(editions):
        feed.add_item(
            title=f"{entry.title}: {entry.row.name}",
            link=root + (entry.changes_url or entry.url),
            description=entry.row.note,
            unique_id=_id_of(partnership, f"edition {entry.pk}"),
            pubdate=entry.row.published_at,
            updateddate=entry.changed_at,
        )
    return feed


def _id_of(partnership: Partnership, name: str) -> str:
    """Name a thing for ever, whatever host and address it has later."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"portal:{partnership.slug}:{name}").urn
