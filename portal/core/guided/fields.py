"""The form field of each kind of question; words of the flow come as they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.core.flow.fitting import REFERENCE
from portal.core.flow.questions import (
    BASES,
    NOTE_LENGTH,
    DateLimit,
    Kind,
    Option,
    Question,
)
from portal.core.forms import ChoicesField, DateField, LongTextField, OneChoiceField

SHORT_CHOICES: Final = frozenset({Kind.YNU, Kind.TIME, Kind.SEV})  # they stand side by side
WIDTHS: Final = {Kind.NUMBER: "govuk-input--width-4", Kind.REFERENCE: "govuk-input--width-20"}
NUMBER_ERRORS: Final[dict[str, Any]] = {
    "invalid": _("Use a whole number, such as 7."),
    "min_value": _("The number must be %(limit_value)s or more."),
    "max_value": _("The number must be %(limit_value)s or less."),
}
REFERENCE_WORDS: Final = _(
    "Use 3 to 20 letters and numbers, without spaces. Never a name or an e-mail address."
)


def field_for(question: Question, today: date) -> forms.Field:
    """Make the field of a question; required answers are asked for, the rest is optional."""
    words: dict[str, Any] = {
        "label": question.label,
        "help_text": question.help,
        "required": question.required is True,
    }
    field = _MAKERS.get(question.kind, _choice)(question, words, today)
    # Whether the answer is needed hangs on another: it is neither "(optional)" nor required yet.
    field.is_conditional = question.condition is not None  # type: ignore[attr-defined]  # ours
    return field


def basis_field() -> forms.Field:
    """Ask how we know."""
    return ChoicesField(
        label=_("How do we know?"),
        required=False,
        choices=[(option.code, gettext(option.label)) for option in BASES],
    )


def note_field() -> forms.Field:
    """Ask for the facts."""
    return LongTextField(
        label=_("What makes you think so?"),
        help_text=_("Facts and dates. No names of other people."),
        required=False,
        max_length=NOTE_LENGTH,
        rows=3,
    )


def label_of(question: Question, option: Option) -> str:
    """Give the words of an option: the portal's own are translated, a flow's are as written."""
    words = gettext(option.label) if question.has_standard_options else option.label
    if question.kind is Kind.SCALE and option.code.isdecimal():
        return gettext("%(number)s – %(words)s") % {"number": option.code, "words": words}
    return words


def _choice(question: Question, words: dict[str, Any], _today: date) -> forms.Field:
    hints = {option.code: _help_of(question, option) for option in question.choices if option.help}
    field = OneChoiceField(
        choices=[(option.code, label_of(question, option)) for option in question.choices],
        hints={} if question.kind in SHORT_CHOICES else hints,
        is_inline=question.kind in SHORT_CHOICES,
        **words,
    )
    icons = {option.code: option.icon for option in question.choices if option.icon}
    field.choice_icons = icons  # type: ignore[attr-defined]  # ours
    return field


def _help_of(question: Question, option: Option) -> str:
    return gettext(option.help) if question.has_standard_options else option.help


def _many(question: Question, words: dict[str, Any], _today: date) -> forms.Field:
    return ChoicesField(
        choices=[(option.code, option.label) for option in question.choices],
        hints={option.code: option.help for option in question.choices if option.help},
        **words,
    )


def _date(question: Question, words: dict[str, Any], today: date) -> forms.Field:
    earliest, latest = question.earliest, question.latest
    if question.dates is DateLimit.FUTURE:
        earliest = max(today, earliest or today)
    if question.dates is DateLimit.PAST:
        latest = min(today, latest or today)
    return DateField(earliest=earliest, latest=latest, **words)


def _number(question: Question, words: dict[str, Any], _today: date) -> forms.Field:
    widget = forms.TextInput({"inputmode": "numeric", "class": WIDTHS[question.kind]})
    return forms.IntegerField(
        min_value=question.smallest,
        max_value=question.largest,
        widget=widget,
        error_messages=dict(NUMBER_ERRORS),
        **words,
    )


def _reference(question: Question, words: dict[str, Any], _today: date) -> forms.Field:
    return forms.CharField(
        widget=forms.TextInput({"class": WIDTHS[question.kind]}),
        validators=[RegexValidator(rf"\A{REFERENCE.pattern}\Z", REFERENCE_WORDS)],
        **words,
    )


def _text(question: Question, words: dict[str, Any], _today: date) -> forms.Field:
    return forms.CharField(max_length=question.length, **words)


def _long_text(question: Question, words: dict[str, Any], _today: date) -> forms.Field:
    return LongTextField(max_length=question.length, **words)


_MAKERS: Final[dict[Kind, Callable[[Question, dict[str, Any], date], forms.Field]]] = {
    Kind.MANY: _many,
    Kind.DATE: _date,
    Kind.NUMBER: _number,
    Kind.REFERENCE: _reference,
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _long_text,
}
