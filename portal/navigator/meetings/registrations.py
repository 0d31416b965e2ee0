"""What this room registers with the kernel."""

from __future__ import annotations


def register() -> None:
    """Register packs, editors, search and cached pages."""
