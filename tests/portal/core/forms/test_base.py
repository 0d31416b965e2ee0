"""Words of errors, their summary, the title."""

from __future__ import annotations

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from portal.core.forms import ErrorItem, PortalForm, PortalModelForm, error_title
from portal.core.models import ProblemReport


def test_words_say_how_to_mend_it(everything):
    form = everything({"email": "nobody", "area": "9", "place": "moon"})

    assert {name: list(errors) for name, errors in form.errors.items()} == {
        "name": ["Enter an answer."],
        "email": ["Write the whole e-mail address, such as name@example.org."],
        "story": ["Enter an answer."],
        "place": ["Choose one of the answers shown."],
        "area": ["Choose one of the answers shown."],
        "day": ["Enter the date."],
        "agree": ["Tick the box to go on."],
    }


def test_words_chosen_for_a_field_are_kept():
    class Own(PortalForm):
        name = forms.CharField(error_messages={"required": "Tell us your name."})

    assert Own({}).errors["name"] == ["Tell us your name."]


def test_one_form_does_not_change_the_words_of_another(everything):
    everything()

    assert forms.Field.default_error_messages["required"] == "This field is required."


def test_errors_of_the_whole_form_come_first(everything, good):
    class Whole(everything):
        def clean(self):
            raise ValidationError("Together this cannot be.")

    form = Whole({**good, "name": ""})

    assert form.error_items == [
        ErrorItem("Together this cannot be."),
        ErrorItem("Name: Enter an answer.", "id_name"),
    ]


def test_a_good_form_has_no_errors(everything, good):
    assert everything(good).error_items == []


def test_the_summary_links_to_the_fields(look):
    items = [ErrorItem("Whole <b>form</b>"), ErrorItem("Name", "id_name")]

    html = look(render_to_string("portal/forms/error_summary.html", {"items": items}))

    first, second = html.find_all("li")
    assert html.find(class_="govuk-error-summary")["data-module"] == "govuk-error-summary"
    assert html.find(attrs={"role": "alert"}).find("h2").text == "There is a problem"
    assert first.find("a") is None
    assert first.text == "Whole <b>form</b>"
    assert second.find("a")["href"] == "#id_name"


def test_without_errors_there_is_no_summary():
    assert render_to_string("portal/forms/error_summary.html", {"items": []}).strip() == ""


@pytest.mark.parametrize(
    ("data", "title"),
    [(None, "Report"), ({"name": ""}, "Error: Report"), ({"name": "x"}, "Report")],
)
def test_the_title_says_that_something_is_wrong(data, title):
    class Named(PortalForm):
        name = forms.CharField()

    assert error_title("Report", Named(data)) == title


def test_a_form_over_a_row_is_drawn_the_same_way(look):
    class ReportForm(PortalModelForm):
        class Meta:
            model = ProblemReport
            fields = ("message",)

    html = look(ReportForm())

    assert html.find("textarea")["class"] == ["govuk-textarea"]
    assert html.find("label").text.strip() == "What is wrong"


def test_labels_have_no_colon(look, everything):
    assert look(everything()).find("label").text.strip() == "Name"
