"""The form of a step, made from its questions; and the form that takes four words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar, Final

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from portal.core.flow import (
    Kind,
    Question,
    Stop,
    Value,
    bare,
    fits,
    holds,
    typed,
    typed_texts,
)
from portal.core.flow.values import BASIS, NOTE, VALUE
from portal.core.forms import PortalBoundField, PortalForm
from portal.core.guided.fields import basis_field, field_for, label_of, note_field

REVISION: Final = "revision"


@dataclass(frozen=True)
class Asked:
    """This is one question as the page shows it."""

    question: Question
    field: PortalBoundField
    more: tuple[PortalBoundField, ...]  # how we know, and the facts

    @property
    def is_more_late(self) -> bool:
        """Say whether how we know may wait until an answer says that something is there."""
        return self.question.is_choice and not any(field.errors for field in self.more)


class StepForm(PortalForm):
    """This asks the questions of a step, as the answers before it lead to them."""

    is_sensitive: ClassVar[bool] = True

    def __init__(
        self,
        *args: Any,
        stop: Stop,
        known: Mapping[str, Value],
        revision: int,
        today: date,
        says_optional: bool = True,
        **kwargs: Any,
    ) -> None:
        self.stop, self.says_optional = stop, says_optional
        own = {question.id for question in stop.questions}
        self.known = {name: value for name, value in known.items() if name not in own}
        self.base_fields = _fields(  # type: ignore[misc]  # of this page, as Django copies it
            stop.questions, get_language(), today
        )
        if len(stop.questions) == 1 and not stop.questions[0].asks_basis:
            self.question_field = stop.questions[0].id  # type: ignore[misc]  # of this page
        kwargs["initial"] = {REVISION: revision, **_initial(stop)}
        super().__init__(*args, **kwargs)

    @property
    def asked(self) -> list[Asked]:
        """List the questions with their fields."""
        return [
            Asked(question, self._bound(question.id), tuple(map(self._bound, _more(question))))
            for question in self.stop.questions
        ]

    @property
    def names(self) -> list[str]:
        """Name the questions asked."""
        return [question.id for question in self.stop.questions]

    @property
    def seen(self) -> int:
        """Give the revision of the step that this page was made of."""
        return int(self.cleaned_data[REVISION])

    def clean(self) -> dict[str, Any] | None:
        """Ask for what hangs on other answers, and refuse what cannot stand together."""
        cleaned = super().clean()
        for question in self.stop.questions:
            self._check_alone(question)
        given = {**self.known, **self.values()}
        for question in self.stop.questions:
            self._check_given(question, given)
        return cleaned

    def values(self) -> dict[str, Value]:
        """Give every answer of a form that was checked; of what cannot be used, what was typed."""
        kept = ((question.id, self._value(question)) for question in self.stop.questions)
        return {name: value for name, value in kept if value is not None}

    def _value(self, question: Question) -> Value | None:
        plain = _as_value(self.cleaned_data.get(question.id))
        if plain is None and self.has_error(question.id) and (texts := self._texts(question.id)):
            plain = typed(*texts)
        basis_name, note_name = _names_of_more(question)
        basis = list(self.cleaned_data.get(basis_name) or ())
        note = self.cleaned_data.get(note_name) or "".join(self._texts(note_name))
        if not basis and not note:
            return plain
        value = {} if plain is None else {VALUE: plain}
        return {**value, BASIS: basis, NOTE: note}

    def _texts(self, name: str) -> list[str]:
        """Give what was typed into a field, or nothing."""
        if name not in self.fields:
            return []
        raw = self.fields[name].widget.value_from_datadict(
            self.data, self.files, self.add_prefix(name)
        )
        texts = [str(text or "") for text in (raw if isinstance(raw, list) else [raw])]
        return texts if any(text.strip() for text in texts) else []

    def _check_alone(self, question: Question) -> None:
        ticked = self.cleaned_data.get(question.id)
        if not question.alone or not isinstance(ticked, list) or len(ticked) < 2:
            return
        alone = [option for option in question.choices if option.is_alone and option.code in ticked]
        if alone:
            words = gettext("Choose “%(option)s” alone, or leave it out.")
            self.add_error(question.id, words % {"option": label_of(question, alone[0])})

    def _check_given(self, question: Question, given: Mapping[str, Value]) -> None:
        """Ask for an answer that another one, or what was said beside it, makes necessary."""
        value = self._value(question)
        if bare(value) is not None or typed_texts(value) or self.has_error(question.id):
            return
        is_wanted = question.condition is not None and holds(question.condition, given)
        if is_wanted or value is not None:
            self.add_error(question.id, self.fields[question.id].error_messages["required"])

    def _bound(self, name: str) -> PortalBoundField:
        field = self[name]
        assert isinstance(field, PortalBoundField)  # noqa: S101 (what the renderer makes)
        return field


class ResumeForm(PortalForm):
    """This takes four words."""

    is_sensitive: ClassVar[bool] = True
    question_field: ClassVar[str] = ""

    words = forms.CharField(
        label=_("Your four words"),
        help_text=_("In the order you were given them, with spaces between them."),
        max_length=200,
        widget=forms.TextInput({"autocapitalize": "none"}),
        error_messages={
            "required": _("Enter the four words you were given, with spaces between them.")
        },
    )


class SharedFields(dict[str, forms.Field]):
    """These fields are the same for every form that asks the same.

    Django copies the fields of each form, so that a form may change its own. Ours never does, and
    copying took longer than everything else about a step.
    """

    def __deepcopy__(self, memo: dict[int, Any]) -> dict[str, forms.Field]:
        return dict(self)


@lru_cache(maxsize=512)
def _fields(questions: tuple[Question, ...], _language: str | None, today: date) -> SharedFields:
    """Make the fields of these questions, in the language in which they are asked."""
    fields = SharedFields()
    for question in questions:
        fields[question.id] = field_for(question, today)
        if question.asks_basis:
            basis_name, note_name = _names_of_more(question)
            fields |= {basis_name: basis_field(), note_name: note_field()}
    fields[REVISION] = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    return fields


def _names_of_more(question: Question) -> tuple[str, str]:
    # No id of a question has an underline in it, so these names are nobody else's.
    return f"{question.id}__basis", f"{question.id}__note"


def _more(question: Question) -> tuple[str, ...]:
    return _names_of_more(question) if question.asks_basis else ()


def _as_value(cleaned: Any) -> Value | None:
    """Write a cleaned answer as JSON; nothing given is None."""
    if isinstance(cleaned, date):
        return cleaned.isoformat()
    return None if cleaned in (None, "", []) else cleaned


def _initial(stop: Stop) -> dict[str, Any]:
    """Show what is kept: answers, and what was typed and is no answer yet."""
    initial: dict[str, Any] = {}
    for question in stop.questions:
        value = stop.answers.get(question.id)
        plain = value
        if isinstance(value, dict) and not typed_texts(value):
            plain = value.get(VALUE)
            more = (value.get(BASIS), value.get(NOTE))
            initial |= dict(zip(_names_of_more(question), more, strict=True))
        initial[question.id] = _shown(question, plain)
    return initial


def _shown(question: Question, value: Any) -> Any:
    texts = typed_texts(value)
    if question.kind in {Kind.DATE, Kind.MANY}:
        is_day = question.kind is Kind.DATE and not texts and fits(question, value)
        return date.fromisoformat(value) if is_day else texts or value
    return texts[0] if texts else value
