"""Addresses of meetings, in the reader's language."""

from __future__ import annotations

from portal.core.addresses import language_prefix


def meeting_address(slug: str = "") -> str:
    """Give the address of a meeting, or of their list."""
    return f"{language_prefix()}meetings/{slug}/" if slug else f"{language_prefix()}meetings/"


def calendar_address(slug: str) -> str:
    """Give the address of a meeting's dates for calendars."""
    return f"{language_prefix()}meetings/{slug}.ics"
