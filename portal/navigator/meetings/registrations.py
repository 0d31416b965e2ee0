"""What meetings register with the kernel."""

from __future__ import annotations

from wagtail.snippets.models import register_snippet

from portal.core import registry, stamp_sources
from portal.navigator.meetings import models
from portal.navigator.meetings.editors import MeetingGroup
from portal.navigator.meetings.packing import LinesKind, MeetingKind

PACK_KINDS = (MeetingKind(), LinesKind())
ROWS = (
    models.Meeting,
    models.MeetingTier,
    models.MeetingSubject,
    models.MeetingHarm,
    models.MeetingLine,
    models.MeetingDate,
)


def register() -> None:
    """Register packs, editors, pages, search and what stands beside kinds of harm."""
    for kind in PACK_KINDS:
        registry.pack_kinds.register(kind.name, kind)
    stamp_sources.watch(*ROWS)
    stamp_sources.watch_pages(models.MeetingText)
    register_snippet(MeetingGroup)
