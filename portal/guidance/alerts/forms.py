"""What to be told of, how often, and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.core.forms.base import PortalForm
from portal.core.forms.fields import ChoicesField, OneChoiceField
from portal.core.forms.public import PublicFormMixin
from portal.guidance.alerts.actions.subscriptions import Wish
from portal.guidance.alerts.models import Pace
from portal.guidance.alerts.queries import TopicChoice

EVERYTHING: Final = "everything"


class WishForm(PortalForm):
    """This asks what somebody wants to be told of, and how often."""

    topics = ChoicesField(
        label=_("What do you want to hear about?"),
        error_messages={"required": _("Tick what you want to hear about.")},
    )
    pace = OneChoiceField(label=_("How often?"), choices=Pace.choices, initial=Pace.WEEKLY)

    def __init__(self, *args: Any, topics: Sequence[TopicChoice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found: Any = self.fields["topics"]
        found.choices = [
            (EVERYTHING, _("Everything: all guides and the strategy")),
            *((topic.key, topic.title) for topic in topics),
        ]

    @property
    def wish(self) -> Wish:
        """Give what was asked for; everything takes in all the rest."""
        chosen: list[str] = self.cleaned_data["topics"]
        return Wish(
            pages=tuple(int(key) for key in chosen if key != EVERYTHING),
            pace=Pace(self.cleaned_data["pace"]),
            is_everything=EVERYTHING in chosen,
        )


class AskForm(PublicFormMixin, WishForm):
    """This also asks for the address."""

    address = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We use it for these letters only."),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={"required": _("Write your e-mail address.")},
    )
