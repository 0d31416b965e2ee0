"""What the audit log registers: sealing, retention, a row of doctor, its own kinds."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from portal.core import registry
from portal.core.audit.kinds import KINDS
from portal.core.audit.queries import count_unsealed, missing_guards
from portal.core.audit.sealing import expire_segments, seal_events
from portal.core.cms.doors import OPEN
from portal.core.registry import Check, RecurringJob

HOUR = 3600
LONGEST_UNSEALED = timedelta(hours=26)


def register() -> None:
    """Register all of them."""
    for kind, words in KINDS.items():
        registry.audit_kinds.register(kind, words)
    registry.recurring_jobs.register("seal-audit-log", RecurringJob(HOUR, _seal))
    registry.purges.register("audit-log", expire_segments)
    registry.doctor_checks.register("audit", check_audit)
    registry.cms_doors.register("what_happened", OPEN)  # the view looks at who asks


def check_audit() -> Check:
    """See that the logs are guarded by the database, and that sealing keeps up."""
    missing = missing_guards()
    if missing:
        return Check("Audit log", is_ok=False, detail=f"triggers missing: {', '.join(missing)}")
    left = count_unsealed(before=timezone.now() - LONGEST_UNSEALED)
    if left:
        detail = f"{left} rows not sealed for a day; is run_worker running?"
        return Check("Audit log", is_ok=False, detail=detail)
    return Check("Audit log", is_ok=True, detail="guarded and sealed")


def _seal() -> int:
    return seal_events(now=timezone.now())
