"""Editors of words on meetings: drafts, preview, approval, history, translation."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from portal.core.cms.row_form import TextRowForm
from portal.core.cms.text_rows import Voice
from portal.navigator.meetings.models import DEFAULT_FIELDS, MeetingText
from portal.reference.editors.coach_panel import CoachPanel
from portal.reference.editors.panels import PUBLISHING
from portal.reference.editors.texts import TextViewSet, columns

TO_FAMILIES = ("for_child", "for_parents")


class OurDefaults(forms.MultipleChoiceField):
    """This lets an editor tick what the partnership has not stated; it is kept one to a line."""

    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: Any) -> Any:
        """Read what is kept."""
        return value.splitlines() if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        """Write what is ticked."""
        return "\n".join(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare the ticks, not how they are kept."""
        return bool(super().has_changed(self.prepare_value(initial) or [], data))


class MeetingTextForm(TextRowForm):
    """This asks for the words a child and the parents are owed."""

    defaults = OurDefaults(
        choices=list(DEFAULT_FIELDS.items()),
        required=False,
        label=_("Our defaults"),
        help_text=_("What the partnership has not stated or confirmed itself. Readers are told."),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a meeting that discusses a child and does not say what that means."""
        self.cleaned_data["voice"] = Voice.ADULT  # there is no other, so nobody is asked
        cleaned = super().clean()
        owner = cleaned.get("owner") or getattr(self.instance, "owner", None)
        if owner is not None and owner.discusses_child:
            for name in TO_FAMILIES:
                if not cleaned.get(name):
                    self.add_error(name, gettext("This meeting discusses a child: say it here."))
        return cleaned


class MeetingTextViewSet(TextViewSet):
    """This edits words on meetings."""

    model = MeetingText
    base_form_class = MeetingTextForm
    menu_label = _("Words on meetings")
    list_filter: ClassVar[list[str]] = ["locale", "live"]
    list_display: ClassVar[list[Any]] = [each for each in columns("name") if each != "voice"]
    search_fields: ClassVar[list[str]] = ["name", "expansion", "also", "purpose", "owner__code"]
    panels: ClassVar = [
        CoachPanel(),
        FieldPanel("owner"),
        FieldRowPanel([FieldPanel("name"), FieldPanel("expansion")]),
        FieldPanel("also"),
        FieldPanel("purpose"),
        MultiFieldPanel(
            [
                *(FieldPanel(name) for name in ("threshold", "route_in", "prepare", "instead")),
            ],
            heading=_("Referring to it"),
        ),
        MultiFieldPanel(
            [*(FieldPanel(name) for name in ("chair", "attends", "cadence"))],
            heading=_("How it works"),
        ),
        MultiFieldPanel(
            [*(FieldPanel(name) for name in TO_FAMILIES)],
            heading=_("What this meeting means for you"),
        ),
        FieldPanel("defaults"),
        PUBLISHING,
    ]
