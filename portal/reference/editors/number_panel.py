"""A panel above a contact's form: how far its number may be trusted, and the press that says so."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel

from portal.reference.presenters.numbers import number_state


class NumberPanel(Panel):
    """This shows the state of the number that readers see; there is nothing to fill in."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "portal/cms/number_panel.html"

        def is_shown(self) -> bool:
            """Show it once there is a contact to speak of."""
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Add the state, and whether this person may press."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "state": number_state(self.instance, self.request.user)}
