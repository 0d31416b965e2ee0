"""Editors of meetings: what exists once, where it leads, and its dates."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column

from portal.core.cms.columns import PARTNERSHIP_COLUMN
from portal.core.cms.row_form import PartnershipRowForm
from portal.core.cms.snippets import PartnershipSnippetViewSet
from portal.navigator.meetings.models import Meeting
from portal.reference.editors.panels import WHOSE

LINES = "lines"


class MeetingForm(PartnershipRowForm):
    """This keeps the lines of a meeting within its partnership."""

    def is_valid(self) -> bool:
        """Look at the lines once it is known whose the meeting is."""
        is_valid: bool = super().is_valid()
        return bool(is_valid and self._lines_lead_on())

    def _lines_lead_on(self) -> bool:
        """Refuse a line to itself, or to another partnership's meeting."""
        formset = self.formsets.get(LINES)
        if formset is None:
            return True
        whose = self.instance.partnership_id
        for form in formset.forms:
            other = form.cleaned_data.get("other")
            if other is None or form in formset.deleted_forms:
                continue
            if other.pk == self.instance.pk:
                form.add_error("other", gettext("Choose another meeting, not the same one."))
            elif other.partnership_id not in {whose, None}:
                form.add_error("other", gettext("Choose a meeting of the same partnership."))
        return not any(form.errors for form in formset.forms)


DATES = InlinePanel(
    "dates",
    heading=_("Dates"),
    label=_("Date"),
    help_text=_("Only dates that are agreed. Past ones may stay; readers do not see them."),
    panels=[
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldRowPanel([FieldPanel("place"), FieldPanel("is_online")]),
        FieldRowPanel([FieldPanel("papers_by"), FieldPanel("is_cancelled")]),
    ],
)


class MeetingViewSet(PartnershipSnippetViewSet):
    """This edits meetings."""

    model = Meeting
    base_form_class = MeetingForm
    icon = "group"
    menu_label = _("Meetings and dates")
    ordering = ("order", "slug", "pk")
    list_display: ClassVar[list[Any]] = [
        "code",
        "slug",
        Column("standing", label=_("Standing"), accessor="get_standing_display"),
        Column("referrals", label=_("Case referrals"), accessor="get_referrals_display"),
        PARTNERSHIP_COLUMN,
    ]
    list_filter: ClassVar[list[str]] = ["standing", "referrals", "tiers__tier", "partnership"]
    search_fields: ClassVar[list[str]] = ["code", "slug", "texts__name", "texts__also"]
    panels: ClassVar = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("standing")]),
        DATES,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("referrals"), FieldPanel("form")]),
                FieldPanel("discusses_child"),
            ],
            heading=_("What it takes"),
        ),
        InlinePanel("tiers", panels=[FieldPanel("tier")], label=_("Tier"), min_num=1),
        InlinePanel("harms", panels=[FieldPanel("code")], label=_("Kind of harm"),
                    help_text=_("None: it is not stated. For every kind, list them all.")),
        InlinePanel("subjects", panels=[FieldPanel("subject")], label=_("What it looks at")),
        InlinePanel(
            LINES,
            panels=[FieldRowPanel([FieldPanel("kind"), FieldPanel("other")])],
            heading=_("Where it leads"),
            label=_("Line"),
        ),
        WHOSE,
    ]  # fmt: skip
