"""What search registers with the kernel."""

from __future__ import annotations


def register() -> None:
    """Register nothing yet but the tables."""
