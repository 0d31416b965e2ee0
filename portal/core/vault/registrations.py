"""What the vault registers with the kernel."""

from __future__ import annotations

from typing import Final

from django.utils import timezone

from portal.core import registry
from portal.core.registry import HealthCheck, RecurringJob
from portal.core.vault.forget_me import forget_runs
from portal.core.vault.health import check_purge, check_sealed
from portal.core.vault.purging import purge_openers, purge_or_fail, purge_runs
from portal.core.vault.sealed_tables import CODES

FIVE_MINUTES: Final = 300


def register() -> None:
    """Register forgetting, purging and what doctor looks at."""
    registry.forget_me.register("vault", forget_runs)
    registry.purges.register("runs", purge_runs)
    registry.purges.register("ways-into-runs", purge_openers)
    registry.recurring_jobs.register("purge", PURGE)
    registry.sealed_tables.register("vault.RunOpener", CODES)
    registry.health_checks.register("purge", HealthCheck(check_purge))
    registry.doctor_checks.register("sealed", check_sealed)


def _purge() -> int:
    return purge_or_fail(now=timezone.now())


PURGE: Final = RecurringJob(every_seconds=FIVE_MINUTES, run=_purge)
