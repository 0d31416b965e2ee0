"""What publishing registers."""

from __future__ import annotations

from django.utils import timezone

from portal.core import registry
from portal.core.publishing import handlers, receivers
from portal.core.publishing.comparison import check_published
from portal.core.publishing.one_transaction import bind_actions
from portal.core.publishing.translations import bind_translations
from portal.core.publishing.withdrawn import WITHDRAWN
from portal.core.registry import Check, RecurringJob
from portal.core.worker.publishing import check_planned

DAY = 24 * 60 * 60


def register() -> None:
    """Bind Wagtail's actions, listen to its signals, and register the kernel's own handlers."""
    bind_actions()
    bind_translations()
    receivers.connect()
    registry.publish_handlers.register("audit", handlers.AUDIT)
    registry.publish_handlers.register("stamp", handlers.STAMP)
    registry.publish_handlers.register("withdrawn", WITHDRAWN)
    registry.recurring_jobs.register("check-published", CHECK_PUBLISHED)
    registry.doctor_checks.register("planned-publishing", check_planned_now)


def check_nightly() -> int:
    """Compare and repair; give how many things were not as they should be."""
    return sum(result.found.total() for result in check_published(now=timezone.now()))


def check_planned_now() -> Check:
    """Look for planned publications that are overdue."""
    return check_planned(now=timezone.now())


CHECK_PUBLISHED = RecurringJob(every_seconds=DAY, run=check_nightly)
