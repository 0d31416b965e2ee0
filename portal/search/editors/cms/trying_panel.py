"""The panel of a form from which a change is tried before it is saved."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.admin.panels import Panel


class TryingPanel(Panel):
    """This sends what stands in the form to the page that shows what it would change."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "portal/cms/search/trying_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Add the address, of this row or of one that is not saved yet."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            view_set: Any = type(self.instance).snippet_viewset
            if self.instance.pk:
                name, args = view_set.get_url_name("try"), [quote(self.instance.pk)]
            else:
                name, args = view_set.get_url_name("try_new"), []
            return {
                **context,
                "try_url": reverse(name, args=args),
                "first": next(iter(self.instance.lines), ""),
            }
