"""What the log of amendments follows."""

from __future__ import annotations

from portal.core import registry
from portal.core.publishing.changes import Change, ChangeKind
from portal.core.registry import PublishHandler
from portal.guidance.amendments.actions import remember_gone
from portal.guidance.amendments.queries import LABELS
from portal.guidance.amendments.specimens import GROUP as SPECIMENS


def register() -> None:
    """Show the parts of the log, and follow deletions: later nobody could say what was there."""
    registry.specimen_groups.register(SPECIMENS.slug, SPECIMENS)
    registry.publish_handlers.register("amendments", PublishHandler(handle=follow))


def follow(change: Change) -> None:
    """Remember an open page that is being deleted."""
    if change.kind is ChangeKind.DELETED and change.thing._meta.label in LABELS:
        remember_gone(page=change.thing, now=change.now)
