"""The kinds of entry that belong to the kernel; features register theirs themselves."""

from __future__ import annotations

from portal.core import registry
from portal.packs.kinds.chapters import ChapterKind
from portal.packs.kinds.pages import PageKind
from portal.packs.kinds.partnership import PartnershipKind


def register() -> None:
    """Register them; the order of writing follows from what each says it comes after."""
    for kind in (PartnershipKind(), ChapterKind(), PageKind()):
        registry.pack_kinds.register(kind.name, kind)
