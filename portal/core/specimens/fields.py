"""Every kind of form field in every state."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from portal.core.forms import (
    ChoicesField,
    DateField,
    LongTextField,
    OneChoiceField,
    PortalForm,
    PublicFormMixin,
)
from portal.core.specimens.base import State

STATES = (
    State("empty", _("Empty, with hints")),
    State("errors", _("With errors")),
    State("filled", _("Filled in")),
    State("question", _("One question a page")),
    State("text-question", _("One question, answered in words")),
)
# What the fields say; invented, and kept out of the translators' catalogue.
LABELS = {
    "post": "Your post",
    "email": "E-mail",
    "code": "Code",
    "password": "Password",
    "story": "What makes you think so?",
    "note": "Note",
    "place": "Where do you work?",
    "sure": "Are you sure?",
    "signs": "What are you seeing?",
    "area": "Area",
    "day": "When was it?",
    "end": "When did it end?",
    "mood": "How does it feel?",
    "agree": "I have told my manager",
    "sheet": "A file",
}
SECOND_ERROR = "Write the post, not who holds it."
HINTS = {
    "post": "Not your name.",
    "story": "Facts and dates. No names.",
    "signs": "Tick everything that fits.",
    "day": "For example, 27 3 2026.",
}
PLACES = [("school", "School or college"), ("health", "Health"), ("other", "Somewhere else")]
MOODS = [("good", "Good"), ("bad", "Bad")]
MOOD_ICONS = {"good": "sun", "bad": "rain"}
AREAS = [("", "Choose one"), *((str(n), f"Area {n}") for n in range(1, 10))]


class PicturedField(OneChoiceField):
    """This says each choice with a drawing as well."""

    choice_icons: ClassVar[dict[str, str]] = MOOD_ICONS


class EveryFieldForm(PublicFormMixin, PortalForm):
    """This holds one field of each kind."""

    is_sensitive: ClassVar[bool] = True

    post = forms.CharField(label=LABELS["post"], max_length=40, help_text=HINTS["post"])
    email = forms.EmailField(label=LABELS["email"], required=False)
    code = forms.CharField(
        label=LABELS["code"],
        max_length=8,
        widget=forms.TextInput({"class": "govuk-input--width-10"}),
    )
    password = forms.CharField(
        label=LABELS["password"], widget=forms.PasswordInput({"autocomplete": "current-password"})
    )
    story = LongTextField(label=LABELS["story"], max_length=120, help_text=HINTS["story"])
    note = forms.CharField(label=LABELS["note"], widget=forms.Textarea({"rows": 3}), required=False)
    place = OneChoiceField(label=LABELS["place"], choices=PLACES, hints={"other": "Tell us below"})
    sure = OneChoiceField(
        label=LABELS["sure"], choices=[("yes", "Yes"), ("no", "No")], is_inline=True
    )
    signs = ChoicesField(
        label=LABELS["signs"],
        help_text=HINTS["signs"],
        choices=[("missing", "Going missing"), ("online", "Something online")],
        hints={"missing": "Even if back the same day"},
    )
    area = forms.ChoiceField(label=LABELS["area"], choices=AREAS)
    day = DateField(label=LABELS["day"], help_text=HINTS["day"], latest=dt.date(2026, 12, 31))
    end = DateField(label=LABELS["end"], required=False)
    mood = PicturedField(label=LABELS["mood"], choices=MOODS)
    agree = forms.BooleanField(label=LABELS["agree"])
    sheet = forms.FileField(label=LABELS["sheet"], required=False)


class QuestionForm(PortalForm):
    """This asks one thing; its label is the page's heading."""

    question_field: ClassVar[str] = "place"

    place = OneChoiceField(label=LABELS["place"], choices=PLACES)


class TextQuestionForm(PortalForm):
    """This asks one thing to be answered in words."""

    question_field: ClassVar[str] = "post"

    post = forms.CharField(label=LABELS["post"], max_length=40)


FILLED = {
    "post": "School nurse", "email": "nurse@example.org", "code": "AB12",
    "story": "Picked up outside school on 3 and 10 November.", "note": "None",
    "place": "school", "sure": "yes", "area": "3",
    "mood": "good", "agree": "on",
}  # fmt: skip
FAULTY = {
    "post": "x" * 50, "email": "nobody", "story": "word " * 40, "area": "77",
    "day_day": "31", "day_month": "2", "day_year": "2026",
}  # fmt: skip


def fields_group(request: HttpRequest, state: str) -> dict[str, Any]:
    """Show the form in a state; the clock is a fixed one, nothing is sent."""
    if state == "question":
        return {"form": QuestionForm(data={}), "is_question": True}
    if state == "text-question":
        return {"form": TextQuestionForm(data={}), "is_question": True}
    now = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
    if state == "empty":
        return {"form": EveryFieldForm(now=now)}
    data = QueryDict(mutable=True)
    data.update(FILLED if state == "filled" else FAULTY)
    if state == "filled":
        data.setlist("signs", ["missing", "online"])
        return {"form": EveryFieldForm(initial=_as_initial(data), now=now)}
    form = EveryFieldForm(data, now=now)
    form.add_error("post", SECOND_ERROR)
    return {"form": form}


def _as_initial(data: QueryDict) -> dict[str, Any]:
    """Show filled fields without checking them."""
    return {**data.dict(), "signs": data.getlist("signs"), "day": dt.date(2026, 3, 27)}
