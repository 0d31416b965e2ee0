"""Editors of identity rows: what exists once. Whoever changes them approves."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from portal.core.cms.columns import PARTNERSHIP_COLUMN
from portal.core.cms.snippets import PartnershipSnippetViewSet
from portal.reference.editors.panels import WHOSE
from portal.reference.models import Harm, LanguageAdvice, Law, Sign, Term

# Where a table has no words of its own, its list shows what rules and addresses call a row.
IDENTITY_COLUMNS = ["slug", PARTNERSHIP_COLUMN, "order"]


class HarmViewSet(PartnershipSnippetViewSet):
    """This edits kinds of harm."""

    model = Harm
    icon = "warning"
    menu_label = _("Kinds of harm")
    ordering = ("order", "slug", "pk")
    list_display: ClassVar[list[Any]] = ["code", *IDENTITY_COLUMNS]
    list_filter: ClassVar[list[str]] = ["partnership"]
    search_fields: ClassVar[list[str]] = ["code", "slug", "texts__name"]
    panels: ClassVar = [
        FieldPanel("code"),
        FieldPanel("neutral_slug"),
        WHOSE,
        InlinePanel("laws", panels=[FieldPanel("law")], label=_("Law"), heading=_("Law")),
    ]


class SignViewSet(PartnershipSnippetViewSet):
    """This edits signs and what they are signs of."""

    model = Sign
    icon = "view"
    menu_label = _("Signs")
    ordering = ("group_code", "order", "slug", "pk")
    list_display: ClassVar[list[Any]] = ["code", "group_code", *IDENTITY_COLUMNS]
    list_filter: ClassVar[list[str]] = ["group_code", "harms__harm", "partnership"]
    search_fields: ClassVar[list[str]] = ["code", "slug", "texts__name"]
    panels: ClassVar = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("group_code")]),
        WHOSE,
        InlinePanel("harms", panels=[FieldPanel("harm")], label=_("Kind of harm"), min_num=1),
        InlinePanel("related", panels=[FieldPanel("other")], label=_("Related sign")),
    ]


class TermViewSet(PartnershipSnippetViewSet):
    """This edits terms of the glossary."""

    model = Term
    icon = "openquote"
    menu_label = _("Terms")
    ordering = ("slug", "pk")
    list_display: ClassVar[list[Any]] = ["slug", "is_acronym", PARTNERSHIP_COLUMN]
    list_filter: ClassVar[list[str]] = ["is_acronym", "partnership"]
    search_fields: ClassVar[list[str]] = ["slug", "texts__term", "texts__expansion"]
    panels: ClassVar = [FieldPanel("is_acronym"), FieldPanel("is_name"), WHOSE]


class LawViewSet(PartnershipSnippetViewSet):
    """This edits law and guidance, with its status."""

    model = Law
    icon = "doc-full"
    menu_label = _("Law and guidance")
    ordering = ("order", "slug", "pk")
    list_display: ClassVar[list[Any]] = [
        "code",
        "slug",
        "status",
        "review_date",
        PARTNERSHIP_COLUMN,
    ]
    list_filter: ClassVar[list[str]] = ["status", "partnership"]
    search_fields: ClassVar[list[str]] = ["code", "slug", "texts__title"]
    panels: ClassVar = [
        FieldPanel("code"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("status"), FieldPanel("in_force_date")]),
                FieldPanel("review_date"),
                FieldPanel("url"),
            ],
            heading=_("Status"),
        ),
        WHOSE,
    ]


class LanguageAdviceViewSet(PartnershipSnippetViewSet):
    """This edits advice on language."""

    model = LanguageAdvice
    icon = "comment"
    menu_label = _("Language coach")
    ordering = ("order", "slug", "pk")
    list_display: ClassVar[list[Any]] = ["slug", "harm", PARTNERSHIP_COLUMN]
    list_filter: ClassVar[list[str]] = ["harm", "partnership"]
    search_fields: ClassVar[list[str]] = ["slug", "texts__avoid"]
    panels: ClassVar = [FieldPanel("harm"), WHOSE]
