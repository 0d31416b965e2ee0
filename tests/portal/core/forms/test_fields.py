"""Dates and long texts."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from portal.core.forms import ChoicesField, DateField, DateWidget, LongTextField, OneChoiceField

NUMBERS = "Use numbers for the date, such as 27 3 2026."
NOT_REAL = "This date does not exist; check the day and the month."
YEAR = "Write the year with four numbers, such as 2026."


@pytest.mark.parametrize(
    ("texts", "day"),
    [
        (["27", "3", "2026"], date(2026, 3, 27)),
        ([" 27 ", "03", "2026"], date(2026, 3, 27)),
        (["29", "2", "2028"], date(2028, 2, 29)),
        (["٢٧", "٣", "٢٠٢٦"], date(2026, 3, 27)),
    ],
)
def test_a_date_is_read(texts, day):
    assert DateField().clean(texts) == day


@pytest.mark.parametrize(
    ("texts", "code", "parts", "words"),
    [
        (["", "3", "2026"], "no_day", ("day",), "Enter the day of the date as well."),
        (["27", "", "2026"], "no_month", ("month",), "Enter the month of the date as well."),
        (["27", "3", ""], "no_year", ("year",), "Enter the year of the date as well."),
        (["", "3", ""], "incomplete", ("day", "year"), "Enter the day, the month and the year."),
        (["x", "3", "2026"], "not_numbers", ("day",), NUMBERS),
        (["1.5", "3", "2026"], "not_numbers", ("day",), NUMBERS),
        (["-1", "3", "2026"], "not_numbers", ("day",), NUMBERS),
        (["²", "3", "2026"], "not_numbers", ("day",), NUMBERS),
        (["27", "3", "26"], "short_year", ("year",), YEAR),
        (["27", "3", "99999"], "not_numbers", ("year",), NUMBERS),
        (["30", "2", "2026"], "not_real", ("day",), NOT_REAL),
        (["27", "13", "2026"], "not_real", ("month",), NOT_REAL),
        (["0", "3", "2026"], "not_real", ("day",), NOT_REAL),
    ],
)  # fmt: skip
def test_a_date_that_cannot_be_read_says_why(texts, code, parts, words):
    with pytest.raises(ValidationError) as refused:
        DateField().clean(texts)

    (error,) = refused.value.error_list
    assert error.code == code
    assert error.params["parts"] == parts
    assert error.messages == [words]


@pytest.mark.parametrize("value", [None, "", [], ["", "", ""], [" ", "", ""], [None, None, None]])
def test_no_date_is_an_error_only_where_one_is_needed(value):
    assert DateField(required=False).clean(value) is None
    with pytest.raises(ValidationError) as refused:
        DateField().clean(value)
    assert refused.value.messages == ["Enter the date."]


def test_a_date_stays_within_its_limits():
    field = DateField(earliest=date(2026, 1, 1), latest=date(2026, 12, 31))

    assert field.clean(["1", "1", "2026"]) == date(2026, 1, 1)
    assert field.clean(["31", "12", "2026"]) == date(2026, 12, 31)
    with pytest.raises(ValidationError, match=r"The date must be 1 January 2026 or later."):
        field.clean(["31", "12", "2025"])
    with pytest.raises(ValidationError, match=r"The date must be 31 December 2026 or earlier."):
        field.clean(["1", "1", "2027"])


def test_words_of_a_field_can_be_its_own():
    with pytest.raises(ValidationError, match=r"When did you see it\?"):
        DateField(error_messages={"required": "When did you see it?"}).clean(["", "", ""])


def test_dates_are_compared_not_their_texts():
    field = DateField()

    assert not field.has_changed(date(2026, 3, 27), ["27", "03", "2026"])
    assert field.has_changed(date(2026, 3, 27), ["28", "3", "2026"])
    assert field.has_changed(date(2026, 3, 27), ["x", "3", "2026"])


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_every_date_comes_back(day):
    assert DateField().clean(DateWidget().decompress(day)) == day


@given(st.lists(st.text(max_size=6), min_size=3, max_size=3))
def test_any_text_is_a_date_or_an_error_in_words(texts):
    try:
        result = DateField().clean(texts)
    except ValidationError as refused:
        result = refused.messages[0]

    assert isinstance(result, date) or result.endswith(".")


def test_an_empty_date_shows_empty_inputs():
    assert DateWidget().decompress(None) == ["", "", ""]


def test_a_new_line_counts_as_one_character():
    field = LongTextField(max_length=5)

    assert field.clean("ab\r\ncd") == "ab\ncd"
    with pytest.raises(ValidationError):
        field.clean("ab\r\ncde")


def test_a_long_text_may_be_empty_where_it_may_be_left_out():
    assert LongTextField(required=False).clean("") == ""
    assert LongTextField(required=False).counted_length is None


@pytest.mark.parametrize("field", [OneChoiceField, ChoicesField])
def test_choices_are_limited(field):
    made = field(choices=[("a", "A")], hints={"a": "First"})

    assert made.choice_hints == {"a": "First"}
    with pytest.raises(ValidationError, match=r"answers? shown"):
        made.clean("z" if field is OneChoiceField else ["z"])


def test_an_answer_must_be_given():
    with pytest.raises(ValidationError, match=r"Choose one answer."):
        OneChoiceField(choices=[("a", "A")]).clean("")
    with pytest.raises(ValidationError, match=r"Tick at least one answer."):
        ChoicesField(choices=[("a", "A")]).clean([])


def test_limits_are_written_in_the_readers_language():
    with translation.override("pl"), pytest.raises(ValidationError) as refused:
        DateField(latest=date(2026, 3, 1)).clean(["2", "3", "2026"])

    assert "marca 2026" in refused.value.messages[0]
