"""What the CMS registers with the kernel, and what it listens to."""

from __future__ import annotations

from typing import Any

from django.db.models import signals

from portal.core import registry
from portal.core.cms import door_table, letters
from portal.core.cms.actions import ensure_workflow
from portal.core.cms.approval import APPROVAL
from portal.core.cms.going_live import LIVE_PANEL
from portal.core.cms.site_facts import check_sites

HOUR = 3600


def register() -> None:
    """Register what is asked before publishing, and listen to submissions and decisions."""
    registry.publish_handlers.register("approval", APPROVAL)
    registry.recurring_jobs.register("approval", registry.RecurringJob(HOUR, ensure_workflow))
    # Content types and permissions are there by then: ours comes after those of their apps.
    signals.post_migrate.connect(on_migrated, dispatch_uid="cms.workflow")
    registry.live_checks.register("site", check_sites)
    registry.dashboard_panels.register("live", LIVE_PANEL)
    door_table.register()
    letters.stand_in_for_wagtails()


def on_migrated(sender: Any, **_kwargs: Any) -> None:
    """Have everything go through approval once the last table is there."""
    if sender.label == "cms":
        ensure_workflow()
