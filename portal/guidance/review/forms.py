"""What editors fill in about reviews and reports."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.guidance.review.models import ReportState


class ReviewForm(forms.Form):
    """This takes the note of a review with nothing to change."""

    review_note = forms.CharField(
        label=_("Note"),
        max_length=300,
        required=False,
        help_text=_("What you checked, for colleagues. You may leave it empty."),
    )


class HandlingForm(forms.Form):
    """This says how far somebody is with a report."""

    state = forms.ChoiceField(label=_("State"), choices=ReportState.choices)
    note = forms.CharField(
        label=_("Note"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("For colleagues. Never anything that tells who a child is."),
    )
