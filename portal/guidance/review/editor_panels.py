"""A panel on every page's form: how it stands with its review, and the press for it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import timezone
from wagtail.admin.panels import Panel

from portal.core.time.clock import london_day
from portal.guidance.review.presenters import STANDINGS
from portal.guidance.review.rules.due import Standing, standing_of


class ReviewedPanel(Panel):
    """This takes one press, with an optional note; what else is typed stays out."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "portal/cms/review/reviewed_panel.html"

        def is_shown(self) -> bool:
            """Show it on what readers see, in the language it is reviewed in."""
            page = self.instance
            if page is None or not page.pk or not page.live:
                return False
            return bool(page.locale.language_code == settings.LANGUAGE_CODE)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Say how the page stands today."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            today = london_day(timezone.now())
            standing = standing_of(
                self.instance.last_reviewed_date, self.instance.review_due_date, today
            )
            return {
                **context,
                "page": self.instance,
                "standing": STANDINGS[standing],
                "is_urgent": standing in {Standing.OVERDUE, Standing.NEVER},
            }
