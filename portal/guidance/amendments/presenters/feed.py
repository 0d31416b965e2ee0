"""The log of amendments as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence

from portal.core.editions.models import Edition
from portal.core.feeds import PlainFeed, lasting_id
from portal.core.models import Partnership
from portal.guidance.amendments.presenters.log import amendments


def feed_of(
    editions: Sequence[Edition], partnership: Partnership, *, title: str, path: str, feed_path: str
) -> PlainFeed:
    """Write a feed with whole addresses on the partnership's own host."""
    root = partnership.site.root_url
    feed = PlainFeed(
        title=title,
        link=root + path,
        description=None,
        language="en-GB",
        author_name=partnership.body_name or partnership.name,
        feed_url=root + feed_path,
        feed_guid=lasting_id(partnership, feed_path),
    )
    for entry in amendments(editions):
        feed.add_item(
            title=f"{entry.title}: {entry.row.name}",
            link=root + (entry.changes_url or entry.url),
            description=entry.row.note,
            unique_id=lasting_id(partnership, f"edition {entry.pk}"),
            pubdate=entry.row.published_at,
            updateddate=entry.changed_at,
        )
    return feed
