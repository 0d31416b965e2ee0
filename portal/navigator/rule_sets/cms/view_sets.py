"""The list and the form of rule sheets."""

from __future__ import annotations

from typing import Any, ClassVar

from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import TabbedInterface
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import IndexView

from portal.core.cms.columns import PARTNERSHIP_COLUMN, STATE_COLUMN
from portal.navigator.rule_sets.cms.about import AboutViewSet
from portal.navigator.rule_sets.cms.files import ExportView, ImportView
from portal.navigator.rule_sets.cms.panels import TABS
from portal.navigator.rule_sets.forms import RuleSheetForm
from portal.navigator.rule_sets.models import RuleSheet
from portal.navigator.rule_sets.spec.files import CASES, FILE


class SheetsView(IndexView):
    """This lists sheets, and leads to the page that takes files."""

    import_name: ClassVar[str] = ""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Add the way in for files."""
        words, url = _now("Take rules from a file"), reverse(self.import_name)
        return [*super().header_more_buttons, Button(words, url=url, icon_name="upload")]


class RuleSheetViewSet(AboutViewSet):
    """This edits the rules of where to refer."""

    model = RuleSheet
    base_form_class = RuleSheetForm
    index_view_class = SheetsView
    icon = "rotate"
    menu_label = _("Where to refer")
    menu_order = 225
    add_to_admin_menu = True
    ordering = ("name", "pk")
    list_display: ClassVar[list[Any]] = ["name", "version", PARTNERSHIP_COLUMN, STATE_COLUMN]
    list_filter: ClassVar[list[str]] = ["partnership", "live"]
    search_fields: ClassVar[list[str]] = ["name", "version"]

    def get_index_view_kwargs(self) -> dict[str, Any]:
        """Tell the list, and what it fetches while somebody types, where files are taken."""
        return {**super().get_index_view_kwargs(), "import_name": self.get_url_name("import")}

    @property
    def import_view(self) -> Any:
        """Take files."""
        return self.construct_view(ImportView, edit_name=self.get_url_name("edit"))

    def get_edit_handler(self) -> Any:
        """Build the tabs on the form that knows what may be chosen."""
        tabs = TabbedInterface(TABS, base_form_class=self.base_form_class)
        return tabs.bind_to_model(self.model)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the files."""
        key = f"<{self.pk_path_converter}:pk>"
        rules, cases = (self.construct_view(ExportView, file=file) for file in (FILE, CASES))
        return [
            *super().get_urlpatterns(),
            path("import/", self.import_view, name="import"),
            path(f"export/{key}/", rules, name="export"),
            path(f"export-cases/{key}/", cases, name="export_cases"),
        ]
