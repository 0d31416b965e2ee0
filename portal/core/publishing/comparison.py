"""The nightly comparison: what publishing should have left, what is there, and its repair."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from portal.core import registry
from portal.core.audit.actions import record
from portal.core.publishing.changes import Drift
from portal.core.registry import PublishHandler

logger = logging.getLogger(__name__)


@dataclass
class Comparison:
    """This is what one handler's comparison came to, counted by fault."""

    handler: str
    found: Counter[str] = field(default_factory=Counter)
    repaired: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)


def check_published(*, now: datetime, may_repair: bool = True) -> list[Comparison]:
    """Compare for every handler that can, and repair each drift by itself.

    One that cannot be repaired is logged and found again the next night.
    """
    return [
        _check_one(name, handler, now, may_repair)
        for name, handler in registry.publish_handlers.items()
        if handler.compare
    ]


def _check_one(name: str, handler: PublishHandler, now: datetime, may_repair: bool) -> Comparison:
    result = Comparison(name)
    # A list first: repairing while walking would change what is walked.
    for drift in list(handler.compare() if handler.compare else ()):
        result.found[drift.fault] += 1
        if may_repair and handler.repair:
            outcome = _repair(name, handler, drift, now)
            if outcome is not None:
                (result.repaired if outcome else result.failed)[drift.fault] += 1
    return result


def _repair(name: str, handler: PublishHandler, drift: Drift, now: datetime) -> bool | None:
    """Say whether it was repaired; None when it was right by the time it was looked at again."""
    try:
        with transaction.atomic():
            if handler.repair is None or not handler.repair(drift, now):
                return None
            record(
                kind="drift-repaired",
                now=now,
                subject=drift.subject,
                detail={"handler": name, "fault": drift.fault},
            )
    except Exception:
        extra = {"event": "drift", "job": f"{name}: {drift.fault}: {drift.subject}"}
        logger.exception("What is published could not be put right", extra=extra)
        return False
    return True
