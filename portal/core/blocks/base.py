"""What every content block shares: its heading level, and whose page it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from wagtail import blocks

if TYPE_CHECKING:
    from portal.core.models import Partnership

TOP_LEVEL = 2  # the page's title is the only h1
LOWEST_LEVEL = 6
TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link"]
LINE_FEATURES = ["bold", "italic", "link"]
NUMBERED = r"^\d{1,2}(\.\d{1,3}[A-Z]?)?$"
OWN_PATH = r"^/(?!/)[A-Za-z0-9/_.~%#?=&-]*$"
ANCHOR = r"^[a-z][a-z0-9-]*$"


class ContentBlock(blocks.StructBlock):
    """This block gives its template the heading levels that fit where it stands."""

    def get_context(
        self, value: blocks.StructValue, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add `level` for the block's own title and `inner_level` for titles inside it."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        level = min(int(context.get("level") or TOP_LEVEL), LOWEST_LEVEL)
        context["level"] = level
        context["inner_level"] = min(level + 1, LOWEST_LEVEL) if value.get("title") else level
        return context


def partnership_of(context: Mapping[str, Any]) -> Partnership | None:
    """Give the partnership of the page a block stands on."""
    return getattr(context.get("request"), "partnership", None)
