"""Forms of the CMS: a figure of a measure, a report on an action."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from portal.guidance.plan.actions import Entry, Progress
from portal.guidance.plan.models.plan import STATUS_CHOICES
from portal.guidance.plan.rules.entry import faults_of
from portal.guidance.plan.rules.figures import Counts
from portal.guidance.plan.rules.periods import Period
from portal.guidance.plan.rules.progress import Status
from portal.guidance.plan.rules.units import FRACTIONS, Unit

NOT_A_COUNT = gettext_lazy("Write a whole number in figures, such as 12.")
NOT_A_NUMBER = gettext_lazy("Write a number in figures, such as 12.5.")
NOT_A_DAY = gettext_lazy("Write a day such as 2026-04-01.")
TOO_LARGE = 2_147_483_647  # what the column holds
BELOW_NOUGHT = gettext_lazy("A count cannot be below 0.")
TOO_MANY = gettext_lazy("This is more than anybody could count. Check the number.")


def _count(label: Any, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        required=False,
        min_value=0,
        max_value=TOO_LARGE,
        error_messages={
            "invalid": NOT_A_COUNT,
            "min_value": BELOW_NOUGHT,
            "max_value": TOO_MANY,
        },
    )


def _day(label: Any, *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        widget=AdminDateInput(),
        error_messages={"invalid": NOT_A_DAY},
    )


class ValueForm(forms.Form):
    """This takes one figure; which fields it has follows from the unit of the measure."""

    period = forms.CharField(
        label=gettext_lazy("Period"),
        max_length=60,
        help_text=gettext_lazy("As readers see it, such as 2025/26."),
    )
    start = _day(gettext_lazy("First day"))
    end = _day(gettext_lazy("Last day"))
    group = forms.CharField(
        label=gettext_lazy("Group"),
        max_length=120,
        required=False,
        help_text=gettext_lazy(
            "Empty for everybody. Where one measure is broken down in several ways, write which "
            "first: “Sex: girls”, “Harm: online”. Groups of one breakdown must not overlap."
        ),
    )
    numerator = _count(gettext_lazy("Counted"))
    denominator = _count(gettext_lazy("Out of"))
    value = forms.DecimalField(
        label=gettext_lazy("Figure"),
        required=False,
        max_digits=12,
        decimal_places=4,
        error_messages={"invalid": NOT_A_NUMBER},
    )
    printed = forms.CharField(
        label=gettext_lazy("As the source prints it"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Such as 36%. It is compared with what the counts give."),
    )
    note = forms.CharField(
        label=gettext_lazy("Note for readers"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Never anything about a single child."),
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        for name in _unwanted(unit):
            del self.fields[name]
        if unit in FRACTIONS:
            self.fields["value"].help_text = _("Only when the counts are not known.")
        elif unit is Unit.YES_NO:
            self.fields["value"].help_text = _("1 for yes, 0 for no.")

    def clean(self) -> dict[str, Any]:
        """Let the rules look at what was understood so far."""
        cleaned: dict[str, Any] = super().clean() or {}
        if "start" in cleaned and "end" in cleaned:
            entry = self.entry()
            for fault in faults_of(self.unit, entry.period, entry.counts):
                if fault.field in self.fields and fault.field not in self.errors:
                    self.add_error(fault.field, _(fault.template))
        return cleaned

    def entry(self) -> Entry:
        """Give what was entered."""
        said = self.cleaned_data
        counts = Counts(said.get("numerator"), said.get("denominator"), said.get("value"))
        return Entry(
            said.get("period", ""), Period(said["start"], said["end"]), counts,
            said.get("group", ""), said.get("printed", ""), said.get("note", ""),
        )  # fmt: skip


def _unwanted(unit: Unit) -> tuple[str, ...]:
    if unit is Unit.COUNT:
        return ("denominator", "value")
    if unit is Unit.YES_NO:
        return ("numerator", "denominator")
    return () if unit in FRACTIONS else ("numerator",)


class ProgressForm(forms.Form):
    """This takes how far an action is."""

    status = forms.ChoiceField(label=gettext_lazy("Status"), choices=STATUS_CHOICES)
    due = _day(gettext_lazy("Due"), required=False)
    evidence = forms.CharField(
        label=gettext_lazy("Evidence"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("What shows how far it is. Never anything about a single child."),
    )
    note = forms.CharField(
        label=gettext_lazy("Why it changes"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Readers see it in the history of the action."),
    )

    def progress(self) -> Progress:
        """Give what was reported."""
        said = self.cleaned_data
        return Progress(Status(said["status"]), said["due"], said["evidence"])
