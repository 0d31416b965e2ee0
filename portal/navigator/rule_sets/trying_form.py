"""The form on which a draft is tried: every input, none of which must be answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.navigator.labels import harm_name, label_of, value_label
from portal.navigator.rules import inputs
from portal.navigator.rules.inputs import INPUTS, OLDEST, Answers, Input, read_answers

GROUPS: Mapping[str, Promise] = {
    inputs.SUBJECT: _("Who or what it is about"),
    inputs.DANGER: _("Danger"),
    inputs.WORRY: _("The worry"),
    inputs.PERSON: _("The person"),
    inputs.WORKER: _("The worker"),
    inputs.WORK: _("The work that is going on"),
}


@dataclass(frozen=True)
class FieldGroup:
    """This is fields that belong together."""

    heading: str
    fields: tuple[Any, ...]


class TryingForm(forms.Form):
    """This takes any answers, complete or not; `meetings` are codes with names."""

    def __init__(self, *args: Any, meetings: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._meetings = meetings
        for name, wanted in INPUTS.items():
            self.fields[name] = self._field(wanted)

    def groups(self) -> Iterator[FieldGroup]:
        """Give the fields in their groups, in the order in which they are asked."""
        for group, heading in GROUPS.items():
            names = (name for name, wanted in INPUTS.items() if wanted.group == group)
            yield FieldGroup(str(heading), tuple(self[name] for name in names))

    def answers(self) -> Answers:
        """Give the answers of a valid form; what was left out is silence."""
        return read_answers(self.cleaned_data, meetings=self._meetings)

    def _field(self, wanted: Input) -> forms.Field:
        label = label_of(wanted.name)
        if wanted.is_number:
            return forms.IntegerField(
                label=label, required=False, min_value=0, max_value=OLDEST,
                help_text=_("Leave it empty when it is not known."),
            )  # fmt: skip
        if wanted.is_many:
            return forms.MultipleChoiceField(
                label=label, required=False, choices=list(_choices(wanted)),
                widget=forms.CheckboxSelectMultiple,
            )  # fmt: skip
        offered = self._meetings.items() if wanted.is_meeting else _choices(wanted)
        return forms.ChoiceField(
            label=label, required=False, choices=[("", _("Not answered")), *offered]
        )


def _choices(wanted: Input) -> Iterator[tuple[str, str]]:
    for value in wanted.values:
        words = value_label(wanted.name, value)
        yield value, f"{words} ({harm_name(value)})" if wanted.name == "harms" else words
