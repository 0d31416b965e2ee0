"""A panel beside a partnership's colours: what each use of them comes to."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel

from portal.core.presenters.ratios import ratio_tables


class RatioPanel(Panel):
    """This shows the contrast of the saved colours; there is nothing to fill in."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "portal/cms/colour_ratios.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Add the tables of both colours."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "tables": ratio_tables(self.instance)}
