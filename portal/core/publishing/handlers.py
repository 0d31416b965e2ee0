"""What the kernel itself does when readers see something new: audit, and stale pages."""

from __future__ import annotations

from portal.core.audit.actions import record
from portal.core.publishing.changes import Change
from portal.core.publishing.places import partnership_of
from portal.core.registry import PublishHandler
from portal.core.stamp import bump_stamp


def note_in_audit(change: Change) -> None:
    """Write who did what to which page or row, and when; never its words."""
    record(
        kind=f"{'page' if change.is_page else 'row'}-{change.kind.value}",
        now=change.now,
        actor=change.user,
        partnership=partnership_of(change.thing),
        subject=change.subject,
        detail={"revision": change.revision.pk} if change.revision else None,
    )


def make_pages_stale(_change: Change) -> None:
    """Let no kept page outlive what it shows."""
    bump_stamp()


AUDIT = PublishHandler(handle=note_in_audit)
STAMP = PublishHandler(handle=make_pages_stale)
