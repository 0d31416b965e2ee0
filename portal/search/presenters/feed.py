"""A search as an Atom feed: who asks again sees what has changed."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.core.feeds import EMPTY_SINCE, PlainFeed, lasting_id
from portal.core.models import Partnership
from portal.search.asked import Asked
from portal.search.found import Found, Result
from portal.search.presenters.pieces import plain
from portal.search.presenters.results import feed_url, results_address

IN_FEED: Final = 50


def feed_of(found: Found, asked: Asked, partnership: Partnership, language: str) -> PlainFeed:
    """Write a feed with whole addresses on the partnership’s own host."""
    root = partnership.site.root_url
    is_personal = found.understood.has_phone or found.understood.has_postcode
    named = _("Search") if is_personal else _("Search: %(words)s") % {"words": asked.text}
    feed = PlainFeed(
        title=f"{partnership.name}: {named}",
        link=root + results_address(asked),
        description=None,
        language=language,
        author_name=partnership.body_name or partnership.name,
        feed_url=root + feed_url(asked),
        feed_guid=lasting_id(partnership, reverse("search:feed") + asked.query()),
    )
    for result in sorted(found.results, key=_newest_first):
        changed = changed_at(result)
        feed.add_item(
            title=plain(result.title),
            link=root + result.url,
            description=plain(result.excerpt),
            unique_id=lasting_id(partnership, f"{result.entry.thing} {result.language}"),
            pubdate=None,
            updateddate=changed,
        )
    return feed


def changed_at(result: Result) -> datetime:
    """Say when it changed; what does not know it is always as old."""
    return result.entry.changed_at or EMPTY_SINCE


def _newest_first(result: Result) -> tuple[float, int]:
    return -changed_at(result).timestamp(), result.entry.pk
