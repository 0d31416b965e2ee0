"""Answers, hints and states in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from portal.core.flow import HintKind, Kind, Option, Question, RowState, Value, fits, typed_texts
from portal.core.flow.questions import BASES
from portal.core.flow.values import BASIS, NOTE, VALUE
from portal.core.guided.fields import label_of

STATUS_WORDS: Final = {
    RowState.SKIPPED: gettext_noop("Skipped"),
    RowState.NOT_ANSWERED: gettext_noop("Not answered"),
    RowState.UNFINISHED: gettext_noop("Needs another look"),
}


def words_of(question: Question, value: Value) -> list[str]:
    """Write an answer as people read it, a line for each part; never empty."""
    if texts := typed_texts(value):
        return [" ".join(text for text in texts if text)]
    if isinstance(value, dict):
        plain = words_of(question, value[VALUE]) if VALUE in value else []
        return [*plain, *_basis_words(value)] or [_(STATUS_WORDS[RowState.NOT_ANSWERED])]
    if isinstance(value, list):
        return [_option_words(question, str(code)) for code in value]
    if question.kind is Kind.DATE and fits(question, value):
        return [date_format(date.fromisoformat(str(value)))]
    if question.is_choice:
        return [_option_words(question, str(value))]
    return [str(value)]


def _option_words(question: Question, code: str) -> str:
    found = _option(question.choices, code)
    return label_of(question, found) if found else code


def _basis_words(value: Mapping[str, Any]) -> list[str]:
    known = (_option(BASES, code) for code in value.get(BASIS, ()))
    labels = [_(option.label) for option in known if option]
    words = [_("How we know: %(basis)s") % {"basis": ", ".join(labels)}] if labels else []
    return [*words, *([str(value[NOTE])] if value.get(NOTE) else [])]


def _option(options: tuple[Option, ...], code: str) -> Option | None:
    return next((option for option in options if option.code == code), None)


def hint_words(kind: HintKind, text: str) -> str:
    """Say gently what a text seems to hold."""
    words = {
        HintKind.NHS_NUMBER: _("“%(text)s” looks like an NHS number. Take it out if it is one."),
        HintKind.DATE: _("“%(text)s” looks like a date. Take it out if it is a date of birth."),
        HintKind.NAME: _("“%(text)s” looks like a name. If it is, use initials or a role instead."),
    }
    return words[kind] % {"text": text}
