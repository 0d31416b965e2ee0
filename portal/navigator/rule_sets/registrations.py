"""What this room registers with the kernel."""

from __future__ import annotations

from django.utils.translation import gettext_lazy
from wagtail.snippets.models import register_snippet

from portal.core import registry, stamp_sources
from portal.navigator.rule_sets.actions import IMPORTED
from portal.navigator.rule_sets.cms.view_sets import RuleSheetViewSet
from portal.navigator.rule_sets.models import RuleSheet
from portal.navigator.rule_sets.packing import NavigatorKind
from portal.navigator.rule_sets.publishing import PROVED

KIND = NavigatorKind()


def register() -> None:
    """Register packs, editors, the proof before publishing, and cached pages."""
    registry.pack_kinds.register(KIND.name, KIND)
    registry.publish_handlers.register("rule-sets", PROVED)
    registry.audit_kinds.register(IMPORTED, gettext_lazy("Rules taken from a file as a draft"))
    stamp_sources.watch_pages(RuleSheet)
    register_snippet(RuleSheetViewSet)
