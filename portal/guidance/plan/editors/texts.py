"""Editors of words: drafts, preview, approval, history, translation."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from portal.guidance.plan.models import ActionText, MeasureText, PriorityText
from portal.reference.editors.texts import TextViewSet, columns, fields


class PriorityTextViewSet(TextViewSet):
    """This edits words on priorities."""

    model = PriorityText
    menu_label = _("Words on priorities")
    list_display: ClassVar[list[Any]] = columns("title")
    search_fields: ClassVar[list[str]] = ["title", "summary"]
    panels: ClassVar = fields("title", "summary")


class ActionTextViewSet(TextViewSet):
    """This edits words on actions."""

    model = ActionText
    menu_label = _("Words on actions")
    list_display: ClassVar[list[Any]] = columns("title")
    search_fields: ClassVar[list[str]] = ["title", "detail", "owner__code"]
    panels: ClassVar = fields("title", "detail")


class MeasureTextViewSet(TextViewSet):
    """This edits definitions of measures."""

    model = MeasureText
    menu_label = _("Words on measures")
    list_display: ClassVar[list[Any]] = columns("name")
    search_fields: ClassVar[list[str]] = ["name", "definition", "owner__code"]
    panels: ClassVar = fields(
        *("name", "definition", "rationale", "numerator", "denominator", "source", "target_note")
    )
