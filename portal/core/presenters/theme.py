"""A partnership's style sheet and its address, which changes with its content."""

from __future__ import annotations

from django.urls import reverse

from portal.core.models import Partnership
from portal.core.theme.stylesheet import digest, stylesheet


def partnership_css(partnership: Partnership) -> str:
    """Write a partnership's style sheet; empty when it uses our own colours."""
    return stylesheet(partnership.brand_colour, partnership.accent_colour)


def theme_url(partnership: Partnership | None) -> str:
    """Give the address of a partnership's style sheet; empty when it has none."""
    css = partnership_css(partnership) if partnership else ""
    if partnership is None or not css:
        return ""
    return reverse("theme-css", kwargs={"slug": partnership.slug, "digest": digest(css)})
