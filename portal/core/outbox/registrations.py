"""What the outbox registers with the kernel."""

from __future__ import annotations

from portal.core import registry
from portal.core.outbox import upkeep
from portal.core.registry import HealthCheck, RecurringJob


def register() -> None:
    """Register tidying up and what health looks at."""
    registry.recurring_jobs.register("outbox-take-back", RecurringJob(60, upkeep.take_back_claims))
    registry.purges.register("outbox-mail", upkeep.purge_mail)
    registry.purges.register("outbox-events", upkeep.purge_events)
    registry.health_checks.register("outbox", HealthCheck(upkeep.check_outbox))
