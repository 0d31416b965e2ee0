"""What this room registers with the kernel."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy
from wagtail.snippets.models import register_snippet

from portal.core import registry, stamp_sources
from portal.core.registry import Check
from portal.navigator.rule_sets.actions import IMPORTED
from portal.navigator.rule_sets.checking import check_all
from portal.navigator.rule_sets.cms.view_sets import RuleSheetViewSet
from portal.navigator.rule_sets.live_rules import check_rules
from portal.navigator.rule_sets.models import RuleSheet
from portal.navigator.rule_sets.packing import NavigatorKind
from portal.navigator.rule_sets.publishing import PROVED

KIND = NavigatorKind()


def register() -> None:
    """Register packs, editors, the proof before publishing, and cached pages."""
    registry.pack_kinds.register(KIND.name, KIND)
    registry.publish_handlers.register("rule-sets", PROVED)
    registry.live_checks.register("rule-sets", check_rules)
    registry.doctor_checks.register("where to refer", check_now)
    registry.audit_kinds.register(IMPORTED, gettext_lazy("Rules taken from a file as a draft"))
    stamp_sources.watch_pages(RuleSheet)
    register_snippet(RuleSheetViewSet)


def check_now() -> Check:
    """Prove what is live at this moment."""
    return check_all(timezone.now())
