"""House rules as system checks."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core import checks


def register() -> None:
    """Register every check."""
    checks.register(no_atomic_requests, checks.Tags.database)


def no_atomic_requests(**_kwargs: Any) -> list[checks.CheckMessage]:
    """Forbid ATOMIC_REQUESTS: with immediate transactions every read would wait for a write."""
    return [
        checks.Error(
            f"ATOMIC_REQUESTS is on for the database {name!r}; take it out of the settings.",
            id="portal.E001",
        )
        for name, config in settings.DATABASES.items()
        if config.get("ATOMIC_REQUESTS")
    ]
