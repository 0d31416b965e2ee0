"""Atom feeds (RFC 4287) as every feature writes them."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any, Final

from django.utils.feedgenerator import Atom1Feed

from portal.core.models import Partnership

EMPTY_SINCE: Final = datetime(2026, 1, 1, tzinfo=UTC)  # what has no entries never changed


class PlainFeed(Atom1Feed):
    """This is Django's feed, with plain words as plain words and a time of its own."""

    def add_item_elements(self, handler: Any, item: Any) -> None:
        """Say that the note is text: Django would call it HTML, and “<” would vanish."""
        note = item["description"]
        super().add_item_elements(handler, {**item, "description": None})
        handler.addQuickElement("summary", note, {"type": "text"})

    def latest_post_date(self) -> datetime:
        """Give the time of the newest entry; of an empty feed always the same."""
        return super().latest_post_date() if self.items else EMPTY_SINCE


def lasting_id(partnership: Partnership, name: str) -> str:
    """Name a thing for ever, whatever host and address it has later."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"portal:{partnership.slug}:{name}").urn
