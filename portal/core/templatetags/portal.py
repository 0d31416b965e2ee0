"""Template tags of the portal."""

from __future__ import annotations

from django import template

register = template.Library()
