"""What this room registers with the kernel."""

from __future__ import annotations

from portal.core import registry
from portal.navigator.referring.api import router


def register() -> None:
    """Register the operation of the API."""
    registry.api_routers.register("refer", router)
