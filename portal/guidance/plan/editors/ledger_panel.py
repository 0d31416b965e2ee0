"""A panel that leads from a row's form to what is reported of it."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.admin.panels import Panel


class LedgerPanel(Panel):
    """This is a link above a form; there is nothing to fill in."""

    def __init__(self, view_name: str = "", words: Any = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.view_name = view_name
        self.words = words

    def clone_kwargs(self) -> dict[str, Any]:
        """Keep where it leads when Wagtail binds a copy."""
        return {**super().clone_kwargs(), "view_name": self.view_name, "words": self.words}

    class BoundPanel(Panel.BoundPanel):
        template_name = "portal/cms/plan/ledger_panel.html"

        def is_shown(self) -> bool:
            """Show it once there is something to report on."""
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Add where it leads."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            url = reverse(self.panel.view_name, args=[quote(self.instance.pk)])
            return {**context, "url": url, "words": self.panel.words}
