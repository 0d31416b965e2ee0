"""What editions register."""

from __future__ import annotations

from portal.core import registry
from portal.core.editions.handler import HANDLER


def register() -> None:
    """Freeze a text in the same transaction that shows it."""
    registry.publish_handlers.register("editions", HANDLER)
