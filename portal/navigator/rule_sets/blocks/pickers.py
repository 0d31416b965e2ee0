"""Pickers: what may be chosen is known only when a form is made, of one rule set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail import blocks


@dataclass(frozen=True)
class Known:
    """This is what the rows of a rule set may name: codes with their words, by what they are.

    What a row names although it is gone stays visible, and is refused by its name.
    """

    steps: Mapping[str, str] = field(default_factory=dict)
    promised: Mapping[str, str] = field(default_factory=dict)  # of one area or another
    words: Mapping[str, str] = field(default_factory=dict)
    meetings: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)  # meetings, routes and their like
    rules: Mapping[str, str] = field(default_factory=dict)
    timings: Mapping[str, str] = field(default_factory=dict)
    used: frozenset[tuple[str, str]] = frozenset()  # kind and code, as rows name them
    is_shared: bool = False  # common rules give answers their names; areas choose among them

    def choices(self, kind: str) -> list[tuple[str, str]]:
        """List what may be chosen, and what was chosen although nobody knows it any more."""
        there: Mapping[str, str] = getattr(self, kind)
        lost = sorted(code for each, code in self.used if each == kind and code not in there)
        gone = [(code, _("%(code)s – not there any more") % {"code": code}) for code in lost]
        return [*there.items(), *gone]

    def knows(self, kind: str, code: str) -> bool:
        """Say whether there is such a thing."""
        return code in getattr(self, kind)


class PickerBlock(blocks.ChoiceBlock):
    """This chooses one thing that the rule set knows."""

    def __init__(self, kind: str, known: Known, **kwargs: Any) -> None:
        self.kind = kind
        self.known = known
        super().__init__(choices=known.choices(kind), **kwargs)

    def clean(self, value: Any) -> Any:
        """Refuse what nobody knows, by its name."""
        cleaned = super().clean(value)
        if cleaned and not self.known.knows(self.kind, cleaned):
            raise ValidationError(_unknown(self.kind, cleaned))
        return cleaned


def _unknown(kind: str, code: str) -> str:
    words = {
        "steps": _("There is no step %(code)s."),
        "promised": _("There is no step %(code)s."),
        "words": _("There is no word %(code)s."),
        "meetings": _("There is no meeting %(code)s."),
        "answers": _("There is no meeting or route %(code)s."),
        "rules": _("There is no common rule %(code)s."),
        "timings": _("There is no timing %(code)s."),
    }
    return words[kind] % {"code": code}


class CodeBlock(blocks.RegexBlock):
    """This is a code that other rows name: capital letters, digits and hyphens."""

    def __init__(self, **kwargs: Any) -> None:
        messages = {"invalid": _("Use letters, digits, hyphens and underscores.")}
        super().__init__(
            regex=r"^[A-Za-z0-9_-]+$", max_length=40, error_messages=messages, **kwargs
        )


class TicksBlock(blocks.MultipleChoiceBlock):
    """This chooses several of a few values by ticks."""

    def __init__(self, choices: Any, **kwargs: Any) -> None:
        super().__init__(choices=choices, widget=forms.CheckboxSelectMultiple, **kwargs)


class AgeBlock(blocks.IntegerBlock):
    """This is an age in years, or nothing."""

    def __init__(self, oldest: int, **kwargs: Any) -> None:
        super().__init__(required=False, min_value=0, max_value=oldest, **kwargs)


class SectionBlock(blocks.StreamBlock):
    """This is a table of rows; one that a form did not send is empty."""

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> blocks.StreamValue:
        """Read the rows as they were sent."""
        if self.value_omitted_from_data(data, files, prefix):
            return blocks.StreamValue(self, [])
        return super().value_from_datadict(data, files, prefix)
