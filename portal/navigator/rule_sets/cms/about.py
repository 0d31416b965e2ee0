"""The pages about a rule set, as part of the view set of rules, and the way to them."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import quote
from django.urls import URLPattern, path, reverse
from wagtail.admin.panels import Panel

from portal.core.cms.snippets import PartnershipSnippetViewSet
from portal.navigator.rule_sets.presenters import pages
from portal.navigator.rule_sets.views.about import (
    AboutView,
    ComparisonView,
    CoverageView,
    TryingView,
)

VIEWS: tuple[type[AboutView], ...] = (CoverageView, ComparisonView, TryingView)


class AboutViewSet(PartnershipSnippetViewSet):
    """This adds to the form of rules the pages on which they are read, compared and tried."""

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the pages."""
        key = f"<{self.pk_path_converter}:pk>"
        return [
            *super().get_urlpatterns(),
            *(path(f"{v.here}/{key}/", self._about(v), name=v.here) for v in VIEWS),
        ]

    def _about(self, view_class: type[AboutView]) -> Any:
        return self.construct_view(
            view_class,
            places={each.here: self.get_url_name(each.here) for each in VIEWS},
            edit_place=self.get_url_name("edit"),
        )


class AboutPanel(Panel):
    """This leads from the form to the pages; there is nothing to fill in."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "portal/navigator/rule_sets/about_panel.html"

        def is_shown(self) -> bool:
            """Show it once something was saved: the pages are about that."""
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Add the addresses."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            place = type(self.instance).snippet_viewset.get_url_name
            key = [quote(self.instance.pk)]
            return {
                **context,
                "pages": [
                    pages.PageLink(str(pages.LABELS[v.here]), reverse(place(v.here), args=key))
                    for v in VIEWS
                ],
            }
