"""What keeps programs out of forms that anybody may send."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django import forms
from django.core import signing

from portal.core.forms import PortalForm, PublicFormMixin

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


class Report(PublicFormMixin, PortalForm):
    message = forms.CharField()


def sent(*, after: timedelta = timedelta(minutes=1), **changes: str) -> Report:
    """Open the form at noon and send it a while later."""
    data = {"message": "Hello", "website": "", "started": Report(now=NOON)["started"].initial}
    return Report({**data, **changes}, now=NOON + after)


def codes(form: Report) -> list[str]:
    return [error.code for error in form.non_field_errors().as_data()]


def test_a_person_gets_through():
    assert sent().is_valid()


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (timedelta(seconds=0), ["too_fast"]),
        (timedelta(seconds=1.9), ["too_fast"]),
        (timedelta(seconds=2), []),
        (timedelta(hours=24), []),
        (timedelta(hours=24, seconds=1), ["expired"]),
    ],
)
def test_it_takes_a_person_some_time_and_not_a_day(after, expected):
    assert codes(sent(after=after)) == expected


def test_who_fills_in_what_nobody_sees_is_a_program():
    form = sent(website="https://spam.example/")

    assert codes(form) == ["trapped"]
    assert form["website"].value() == ""


@pytest.mark.parametrize(
    "stamp",
    ["", "nonsense", "1795176000", "1795176000:forged", signing.Signer(salt="other").sign("1")],
)
def test_a_start_that_we_did_not_write_counts_as_none(stamp):
    assert codes(sent(started=stamp)) == ["expired"]


def test_a_start_that_is_no_number_counts_as_none():
    stamp = signing.Signer(salt="portal.public-form").sign("noon")

    assert codes(sent(started=stamp)) == ["expired"]


def test_an_old_page_can_be_sent_again():
    refused = sent(after=timedelta(days=2))
    codes(refused)

    again = Report(refused.data, now=NOON + timedelta(days=2, seconds=30))

    assert again.is_valid()
    assert again.cleaned_data["message"] == "Hello"


def test_too_quick_can_be_sent_again_with_the_same_start():
    refused = sent(after=timedelta(0))
    codes(refused)

    assert Report(refused.data, now=NOON + timedelta(seconds=5)).is_valid()


def test_words_say_what_to_do():
    assert sent(after=timedelta(0)).error_items[0].text == (
        "That was very quick. Wait a few seconds, then send the form again."
    )


def test_people_neither_see_nor_reach_the_trap(look):
    html = look(Report(now=NOON))
    trap = html.find("input", attrs={"name": "website"})

    assert trap["tabindex"] == "-1"
    assert trap["autocomplete"] == "off"
    assert trap.parent["class"] == ["govuk-visually-hidden"]
    assert trap.parent["aria-hidden"] == "true"
    assert html.find("input", attrs={"name": "started"})["type"] == "hidden"


def test_the_page_is_the_same_for_everybody():
    assert str(Report(now=NOON)) == str(Report(now=NOON))


def test_a_prefix_is_respected():
    opened = Report(prefix="a", now=NOON)
    data = {"a-message": "Hello", "a-website": "x", "a-started": opened["started"].initial}

    form = Report(data, prefix="a", now=NOON + timedelta(minutes=1))

    assert codes(form) == ["trapped"]
    assert form.data["a-website"] == ""
