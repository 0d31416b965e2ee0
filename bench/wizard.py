"""The baseline of guided forms: formtools' own wizard, its answers plain in the session."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from formtools.wizard.views import NamedUrlSessionWizardView

from portal.core.flow import Question
from portal.core.flow.questions import BASES
from portal.core.public_form import public_form
from portal.core.specimens.walk import FLOW


def _choices(options: Any) -> list[tuple[str, str]]:
    return [(option.code, option.label) for option in options]


def _options(question: str) -> list[tuple[str, str]]:
    asked: Question = FLOW.questions_by_id[question]
    return _choices(asked.choices)


class CompanyForm(forms.Form):
    """This asks who is coming."""

    company = forms.ChoiceField(choices=_options("company"), widget=forms.RadioSelect)


class DayForm(forms.Form):
    """This asks which day, and three things more."""

    day = forms.DateField()
    bus = forms.ChoiceField(choices=_options("bus"), widget=forms.RadioSelect)
    meet = forms.CharField(max_length=300, required=False)
    map = forms.CharField(max_length=20, required=False)


class SightsForm(forms.Form):
    """This asks what to see."""

    sights = forms.MultipleChoiceField(
        choices=_options("sights"), widget=forms.CheckboxSelectMultiple, required=False
    )


class LegsForm(forms.Form):
    """This asks the same as the step that is measured, by fields of Django's own."""

    far = forms.ChoiceField(choices=_options("far"), widget=forms.RadioSelect)
    far__basis = forms.MultipleChoiceField(
        choices=_choices(BASES), widget=forms.CheckboxSelectMultiple, required=False
    )
    far__note = forms.CharField(max_length=300, widget=forms.Textarea, required=False)
    rain = forms.ChoiceField(choices=_options("rain"), widget=forms.RadioSelect)
    boots = forms.ChoiceField(choices=_options("boots"), widget=forms.RadioSelect, required=False)


class NotesForm(forms.Form):
    """This asks for anything else."""

    notes = forms.CharField(max_length=2000, widget=forms.Textarea, required=False)


class SessionWizard(NamedUrlSessionWizardView):
    """This is formtools as it comes."""

    template_name = "bench/wizard.html"

    def done(self, form_list: Any, **kwargs: Any) -> HttpResponse:
        """End."""
        return HttpResponse()


session_wizard = public_form(
    SessionWizard.as_view(
        [
            ("company", CompanyForm),
            ("day", DayForm),
            ("sights", SightsForm),
            ("legs", LegsForm),
            ("notes", NotesForm),
        ],
        url_name="bench-wizard",
    )
)
