"""What is live stays live until a planned change of it comes."""

from __future__ import annotations

from datetime import datetime

from wagtail.actions.publish_revision import PublishRevisionAction


def keep_until_then(action: PublishRevisionAction, now: datetime) -> None:
    """Let Wagtail plan a change of a row that came without a version of its own.

    Wagtail takes for new whatever has no live version, and new things with a planned time off
    the site until then. Rows of packs are live without one. The mark is read, never saved.
    """
    thing = action.object
    planned = getattr(thing, "go_live_at", None)
    if thing.live and not thing.live_revision_id and planned and planned > now:
        thing.live_revision = action.revision
