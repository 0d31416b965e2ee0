"""Addresses of amendments, in the reader's language also while words are in another."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import translation

from portal.core.languages import address_language


def address(name: str, *args: Any) -> str:
    """Give the address of a named place."""
    with translation.override(address_language()):
        return reverse(name, args=args)


def log_address(guide: str = "") -> str:
    """Give the address of the log of everything, or of one guide."""
    return address("amendments:guide", guide) if guide else address("amendments:log")


def feed_address(guide: str = "") -> str:
    """Give the address of the feed of everything, or of one guide."""
    return address("amendments:guide-feed", guide) if guide else address("amendments:feed")


def history_address(page: object) -> str:
    """Give the address of all editions of a page, by its number."""
    return address("amendments:page", int(str(page)))
