"""What the kernel itself registers."""

from __future__ import annotations

from portal.core import registry
from portal.core.views import pages


def register() -> None:
    """Register the views of the kernel's page types."""
    registry.page_views.register("core.HomePage", pages.home)
    registry.page_views.register("core.StandardPage", pages.standard)
