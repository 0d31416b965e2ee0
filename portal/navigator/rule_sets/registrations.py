"""What this room registers with the kernel."""

from __future__ import annotations

from portal.core import registry, stamp_sources
from portal.navigator.rule_sets.models import RuleSheet
from portal.navigator.rule_sets.packing import NavigatorKind
from portal.navigator.rule_sets.publishing import PROVED

KIND = NavigatorKind()


def register() -> None:
    """Register packs, editors, the proof before publishing, and cached pages."""
    registry.pack_kinds.register(KIND.name, KIND)
    registry.publish_handlers.register("rule-sets", PROVED)
    stamp_sources.watch_pages(RuleSheet)
