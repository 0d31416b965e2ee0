"""Where a page or a row belongs."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from portal.core.cms import belonging
from portal.core.models import Partnership


def partnership_of(thing: Any) -> Partnership | None:
    """Give the partnership of a page or a row; None for what is national or says nothing of it."""
    if isinstance(thing, Page) or belonging.is_scoped(type(thing)):
        return belonging.partnership_of(thing)
    return None
