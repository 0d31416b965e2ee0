"""Editors of priorities, actions and measures: what exists once, and what is reported of it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.admin.utils import quote
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column, TitleColumn

from portal.core.cms.columns import PARTNERSHIP_COLUMN
from portal.core.cms.reach import reach_of
from portal.core.cms.row_form import PartnershipRowForm
from portal.core.cms.snippets import PartnershipSnippetViewSet
from portal.guidance.plan.editors.ledger_panel import LedgerPanel
from portal.guidance.plan.models import Action, Measure, Priority
from portal.guidance.plan.views.editing import CorrectView, ProgressView, ValuesView
from portal.reference.editors.panels import WHOSE


class BelowPriorityForm(PartnershipRowForm):
    """This keeps a row in the partnership of its priority."""

    def clean(self) -> dict[str, Any]:
        """Refuse a priority of somebody else’s plan."""
        cleaned = super().clean()
        priority = cleaned.get("priority")
        whose = self._belonging(cleaned).get("partnership")
        if priority is not None and priority.partnership != whose:
            self.add_error("priority", gettext("Choose a priority of the same plan."))
        return cleaned


class MeasureForm(BelowPriorityForm):
    """This keeps the unit of a measure: its figures were entered in it."""

    fixed_fields = ("unit",)


class LedgerColumn(TitleColumn):
    """This leads to what is reported of a row, for whoever may report."""

    def __init__(self, name: str, view_name: str, label: Any, words: Any) -> None:
        super().__init__(name, label=label, accessor=lambda _row: words)
        self.view_name = view_name

    def get_link_url(self, instance: Any, parent_context: Any) -> str | None:
        """Give the address; none for rows that others look after."""
        if not reach_of(parent_context["request"].user).may_edit(instance):
            return None
        return reverse(self.view_name, args=[quote(instance.pk)])


class PriorityViewSet(PartnershipSnippetViewSet):
    """This edits priorities."""

    model = Priority
    icon = "list-ol"
    menu_label = _("Priorities")
    ordering = ("order", "slug", "pk")
    list_display: ClassVar[list[Any]] = ["code", "slug", PARTNERSHIP_COLUMN, "order"]
    list_filter: ClassVar[list[str]] = ["partnership"]
    search_fields: ClassVar[list[str]] = ["code", "slug", "texts__title"]
    panels: ClassVar = [FieldPanel("code"), WHOSE]


class ActionViewSet(PartnershipSnippetViewSet):
    """This edits actions; how far one is has a page of its own."""

    model = Action
    base_form_class = BelowPriorityForm
    icon = "tasks"
    menu_label = _("Actions")
    ordering = ("order", "slug", "pk")
    list_display: ClassVar[list[Any]] = [
        "code",
        "owner_post",
        Column("status", label=_("Status"), accessor="get_status_display", sort_key="status"),
        "due",
        LedgerColumn(
            "ledger", "wagtailsnippets_plan_action:progress", _("Report"), _("How far is it?")
        ),
        PARTNERSHIP_COLUMN,
    ]
    list_filter: ClassVar[list[str]] = ["status", "priority", "partnership"]
    search_fields: ClassVar[list[str]] = ["code", "slug", "owner_post", "texts__title"]
    panels: ClassVar = [
        LedgerPanel("wagtailsnippets_plan_action:progress", _("Say how far it is")),
        FieldRowPanel([FieldPanel("priority"), FieldPanel("code")]),
        FieldPanel("owner_post"),
        WHOSE,
    ]

    @property
    def progress_view(self) -> Any:
        """Take a report on an action."""
        return self.construct_view(ProgressView, place=self.get_url_name("progress"))

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the report."""
        key = f"<{self.pk_path_converter}:pk>"
        return [
            *super().get_urlpatterns(),
            path(f"progress/{key}/", self.progress_view, name="progress"),
        ]


class MeasureViewSet(PartnershipSnippetViewSet):
    """This edits measures; their figures have a page of their own."""

    model = Measure
    base_form_class = MeasureForm
    icon = "doc-full-inverse"
    menu_label = _("Measures")
    ordering = ("order", "slug", "pk")
    list_display: ClassVar[list[Any]] = [
        "code",
        "slug",
        Column("unit", label=_("Unit"), accessor="get_unit_display", sort_key="unit"),
        LedgerColumn(
            "ledger", "wagtailsnippets_plan_measure:values", _("Figures"), _("Enter figures")
        ),
        PARTNERSHIP_COLUMN,
    ]
    list_filter: ClassVar[list[str]] = ["unit", "frequency", "priority", "partnership"]
    search_fields: ClassVar[list[str]] = ["code", "slug", "texts__name"]
    panels: ClassVar = [
        LedgerPanel("wagtailsnippets_plan_measure:values", _("Enter or correct figures")),
        FieldRowPanel([FieldPanel("code"), FieldPanel("priority")]),
        FieldRowPanel([FieldPanel("unit"), FieldPanel("frequency")]),
        FieldRowPanel([FieldPanel("direction"), FieldPanel("target")]),
        FieldPanel("hides_small"),
        WHOSE,
    ]

    @property
    def values_view(self) -> Any:
        """Take figures of a measure."""
        return self.construct_view(ValuesView, place=self.get_url_name("values"))

    @property
    def correct_view(self) -> Any:
        """Take the right figure for a wrong one."""
        return self.construct_view(CorrectView, place=self.get_url_name("values"))

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the two pages."""
        key = f"<{self.pk_path_converter}:pk>"
        return [
            *super().get_urlpatterns(),
            path(f"values/{key}/", self.values_view, name="values"),
            path(f"correct/{key}/", self.correct_view, name="correct"),
        ]
