"""The menu of plan and measures."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from portal.guidance.plan.editors import rows, texts


class PlanGroup(SnippetViewSetGroup):
    """This puts plan and measures under one entry of the menu."""

    menu_label = _("Plan and measures")
    menu_icon = "tasks"
    menu_order = 220
    items = (
        rows.ActionViewSet,
        texts.ActionTextViewSet,
        rows.PriorityViewSet,
        texts.PriorityTextViewSet,
        rows.MeasureViewSet,
        texts.MeasureTextViewSet,
    )
