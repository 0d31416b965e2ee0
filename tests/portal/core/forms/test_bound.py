"""Each shape of field, empty and in error."""

from __future__ import annotations

from typing import ClassVar

import pytest
from django import forms

from portal.core.forms import DateField, ErrorItem, OneChoiceField, PortalForm


def group(html, name: str):
    """Find the group of a field."""
    return html.find(attrs={"name": name}).find_parent(class_="govuk-form-group")


def test_one_input_has_label_hint_and_class(look, everything):
    found = group(look(everything()), "name")
    box = found.find("input")

    assert found.find("label")["for"] == box["id"] == "id_name"
    assert found.find(class_="govuk-hint")["id"] == box["aria-describedby"] == "id_name_helptext"
    assert box["class"] == ["govuk-input"]
    assert [tag.get("class", [""])[0] for tag in found.find_all(["label", "div", "input"])] == [
        "govuk-label", "govuk-hint", "govuk-input",
    ]  # fmt: skip


def test_nothing_is_left_to_the_browser(look, everything):
    html = look(everything())

    assert html.find_all(attrs={"required": True}) == []
    assert html.find_all(attrs={"maxlength": True}) == []


def test_an_error_is_said_beside_its_field(look, everything):
    html = look(everything({"name": "too long"}))
    found = group(html, "name")
    box = found.find("input")

    assert found["class"] == ["govuk-form-group", "govuk-form-group--error"]
    assert box["class"] == ["govuk-input", "govuk-input--error"]
    assert box["aria-describedby"] == "id_name_helptext id_name_error"
    assert "aria-invalid" not in box.attrs
    assert found.find(id="id_name_error").text.split() == (
        "Error: Use at most 5 characters; there are 8 now.".split()
    )
    assert box["value"] == "too long"


def test_what_may_be_left_out_says_so(look, everything):
    html = look(everything())
    marked = [
        mark.find_parent(["label", "legend"]).text.split()[0]
        for mark in html.find_all(class_="optional")
    ]

    assert marked == ["E-mail", "Signs", "Sheet"]
    assert html.find(class_="optional").text == "(optional)"


def test_choices_stand_in_a_fieldset(look, everything):
    html = look(everything({"place": ""}))
    fieldset = group(html, "place").find("fieldset") or html.find(
        "input", attrs={"name": "place"}
    ).find_parent("fieldset")

    assert fieldset.find("legend").text.strip() == "Place"
    assert fieldset["aria-describedby"] == "id_place_error"
    assert [(box["id"], box["type"]) for box in fieldset.find_all("input")] == [
        ("id_place_0", "radio"),
        ("id_place_1", "radio"),
    ]
    assert [label["for"] for label in fieldset.find_all("label")] == ["id_place_0", "id_place_1"]


def test_a_choice_is_described_by_its_hint(look, everything):
    html = look(everything())
    first, second = html.find_all("input", attrs={"name": "place"})

    assert "aria-describedby" not in first.attrs
    assert second["aria-describedby"] == "id_place_1_hint"
    assert html.find(id="id_place_1_hint").text == "Or garden"


def test_several_may_be_ticked(look, everything, good):
    html = look(everything({**good, "signs": ["b"]}))
    boxes = html.find_all("input", attrs={"name": "signs"})

    assert [box["class"] for box in boxes] == [["govuk-checkboxes__input"]] * 2
    assert [box.has_attr("checked") for box in boxes] == [False, True]
    assert boxes[0].find_parent("fieldset")["aria-describedby"] == "id_signs_helptext"


def test_one_tick_box_has_its_label_beside_it_and_its_error_above(look, everything):
    found = look(everything({})).find("input", attrs={"name": "agree"})
    above = found.find_parent(class_="govuk-form-group")

    assert above.find("legend") is None
    assert above.find("label")["for"] == "id_agree"
    assert "Tick the box to go on." in above.find(class_="govuk-error-message").text
    assert found["aria-describedby"] == "id_agree_error"
    assert found["class"] == ["govuk-checkboxes__input"]


def test_a_date_is_three_inputs_in_a_group(look, everything, good):
    html = look(everything({**good, "day_month": "13"}))
    boxes = html.find_all("input", attrs={"inputmode": "numeric"})

    assert [box["name"] for box in boxes] == ["day_day", "day_month", "day_year"]
    assert [box["value"] for box in boxes] == ["27", "13", "2026"]
    assert [html.find("label", attrs={"for": box["id"]}).text for box in boxes] == [
        "Day", "Month", "Year",
    ]  # fmt: skip
    assert ["govuk-input--error" in box["class"] for box in boxes] == [False, True, False]
    assert boxes[0].find_parent("fieldset")["role"] == "group"
    assert all("aria-describedby" not in box.attrs for box in boxes)


def test_a_drop_down_and_a_file_have_their_classes(look, everything):
    html = look(everything())

    assert html.find("select")["class"] == ["govuk-select"]
    assert html.find("input", type="file")["class"] == ["govuk-file-upload"]


def test_a_long_text_counts(look, everything):
    html = look(everything())
    area = html.find("textarea")
    counted = area.find_parent(class_="govuk-character-count")

    assert counted["data-module"] == "govuk-character-count"
    assert counted["data-maxlength"] == "10"
    assert area["rows"] == "4"
    assert area["class"] == ["govuk-textarea", "govuk-js-character-count"]
    assert area["aria-describedby"] == "id_story-info"
    assert html.find(id="id_story-info").text.strip() == "You can write up to 10 characters"
    assert counted["data-i18n.characters-under-limit.one"] == "You have %{count} character left"
    assert (
        counted["data-i18n.characters-over-limit.other"] == "You have %{count} characters too many"
    )


def test_own_classes_are_kept(look):
    class Short(PortalForm):
        code = forms.CharField(widget=forms.TextInput({"class": "govuk-input--width-4"}))

    assert look(Short()).find("input")["class"] == ["govuk-input", "govuk-input--width-4"]


def test_sensitive_answers_are_kept_from_autofill_and_spell_check(look, everything):
    class Sensitive(everything):
        is_sensitive: ClassVar[bool] = True
        password = forms.CharField(widget=forms.PasswordInput({"autocomplete": "current-password"}))

    html = look(Sensitive())
    typed = [*html.find_all("textarea"), *html.find_all("input", type=["text", "email"])]

    assert len(typed) == 6
    assert {(box["autocomplete"], box["spellcheck"]) for box in typed} == {("off", "false")}
    assert html.find("input", type="password")["autocomplete"] == "current-password"
    assert not any(box.has_attr("spellcheck") for box in html.find_all("input", type="radio"))


def test_other_forms_leave_autofill_alone(look, everything):
    assert not look(everything()).find("input", id="id_name").has_attr("autocomplete")


@pytest.mark.parametrize("kind", ["choices", "single", "parts"])
def test_the_one_question_of_a_page_is_its_heading(look, kind):
    fields = {
        "choices": OneChoiceField(label="Where?", choices=[("a", "A")]),
        "single": forms.CharField(label="Where?"),
        "parts": DateField(label="Where?"),
    }
    question = type("Question", (PortalForm,), {"question_field": "it", "it": fields[kind]})

    html = look(question())

    assert [heading.text.strip() for heading in html.find_all("h1")] == ["Where?"]


def test_without_a_question_there_is_no_heading(look, everything):
    assert look(everything()).find_all(["h1", "h2", "h3"]) == []


@pytest.mark.parametrize(
    ("changes", "anchor"),
    [
        ({"name": ""}, "id_name"),
        ({"place": ""}, "id_place_0"),
        ({"story": ""}, "id_story"),
        ({"agree": ""}, "id_agree"),
        ({"day_day": "", "day_month": "", "day_year": ""}, "id_day_0"),
        ({"day_month": "x"}, "id_day_1"),
        ({"day_year": "26"}, "id_day_2"),
        ({"area": "9"}, "id_area"),
    ],
)
def test_an_error_leads_to_the_first_input_that_takes_the_focus(
    look, everything, good, changes, anchor
):
    form = everything({**good, **changes})
    (item,) = form.error_items

    assert item.anchor == anchor
    assert look(form).find(id=anchor).name in {"input", "textarea", "select"}


def test_an_error_makes_sense_without_its_field(everything, good):
    form = everything({**good, "name": "", "day_day": ""})

    assert form.error_items == [
        ErrorItem("Name: Enter an answer.", "id_name"),
        ErrorItem("When was it? Enter the day of the date as well.", "id_day_0"),
    ]


def test_the_error_of_a_question_is_not_repeated(everything):
    class Question(PortalForm):
        question_field: ClassVar[str] = "name"
        name = forms.CharField(label="Your name")

    assert Question({}).error_items == [ErrorItem("Enter an answer.", "id_name")]


def test_an_answer_that_may_become_necessary_is_not_called_optional():
    form = PortalForm()
    form.fields["where"] = forms.CharField(required=False)
    assert form["where"].is_optional
    form.fields["when"] = forms.CharField(required=False)
    form.fields["when"].is_conditional = True
    assert not form["when"].is_optional


def test_a_choice_may_have_a_drawing_beside_its_words():
    form = PortalForm()
    form.fields["how"] = OneChoiceField(choices=[("4", "Very good"), ("0", "Awful")])
    form.fields["how"].choice_icons = {"4": "sun"}
    assert [choice.icon for choice in form["how"].choices] == ["sun", ""]
    html = str(form["how"].as_field_group())
    assert html.count("icons.svg#sun") == 1
