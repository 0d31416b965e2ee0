"""What search registers with the kernel."""

from __future__ import annotations

from portal.core import registry
from portal.search.api import router


def register() -> None:
    """Register the operations of the API."""
    registry.api_routers.register("search", router)
