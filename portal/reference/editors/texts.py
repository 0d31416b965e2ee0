"""Editors of words: drafts, preview, approval, history, translation."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.core.cms.columns import STATE_COLUMN
from portal.core.cms.row_form import TextRowForm
from portal.core.cms.snippets import PartnershipSnippetViewSet
from portal.reference.editors.coach_panel import CoachPanel
from portal.reference.editors.panels import PUBLISHING, SPEAKS_TO
from portal.reference.models import HarmText, LanguageAdviceText, LawText, SignText, TermText


class TextViewSet(PartnershipSnippetViewSet):
    """This edits one table of words."""

    base_form_class = TextRowForm
    icon = "edit"
    list_filter: ClassVar[list[str]] = ["voice", "locale", "live"]
    ordering = ("owner__slug", "voice", "locale", "pk")


def columns(name: str) -> list[Any]:
    """List the columns of a table of words: their name first."""
    return [name, "voice", "locale", STATE_COLUMN, "approved_at"]


def fields(*names: str) -> list[Any]:
    """Put the fields of a table of words between whose they are and when they go live."""
    return [CoachPanel(), SPEAKS_TO, *(FieldPanel(name) for name in names), PUBLISHING]


class HarmTextViewSet(TextViewSet):
    """This edits words on kinds of harm."""

    model = HarmText
    menu_label = _("Words on harm")
    list_display: ClassVar[list[Any]] = columns("name")
    search_fields: ClassVar[list[str]] = ["name", "summary", "definition", "also"]
    panels: ClassVar = fields(
        *("name", "summary", "definition", "vulnerability", "protective"),
        *("actions", "mistakes", "also", "body"),
    )


class SignTextViewSet(TextViewSet):
    """This edits words on signs."""

    model = SignText
    menu_label = _("Words on signs")
    list_display: ClassVar[list[Any]] = columns("name")
    search_fields: ClassVar[list[str]] = ["name", "looks_like", "also", "owner__code"]
    panels: ClassVar = fields("name", "looks_like", "why_it_matters", "also")


class TermTextViewSet(TextViewSet):
    """This edits explanations of terms."""

    model = TermText
    menu_label = _("Words on terms")
    list_display: ClassVar[list[Any]] = columns("term")
    search_fields: ClassVar[list[str]] = [
        *("term", "expansion", "definition", "also", "street_words"),
    ]
    panels: ClassVar = fields("term", "expansion", "definition", "also", "street_words")


class LawTextViewSet(TextViewSet):
    """This edits words on law and guidance."""

    model = LawText
    menu_label = _("Words on law")
    list_display: ClassVar[list[Any]] = columns("title")
    search_fields: ClassVar[list[str]] = ["title", "summary", "owner__code"]
    panels: ClassVar = fields("title", "summary", "status_note")


class LanguageAdviceTextViewSet(TextViewSet):
    """This edits advice on what to say instead."""

    model = LanguageAdviceText
    menu_label = _("Words of the language coach")
    list_display: ClassVar[list[Any]] = columns("avoid")
    search_fields: ClassVar[list[str]] = ["avoid", "say", "why", "phrases"]
    panels: ClassVar = fields("avoid", "say", "why", "phrases")
