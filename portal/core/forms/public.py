"""Forms anybody may send: two quiet tests that keep machines out, without a cookie or a puzzle."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any, ClassVar

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SALT = "portal.public-form"
TRAP = "website"
STARTED = "started"


def too_many(seconds: int) -> ValidationError:
    """Say when what is still in the form may be sent again."""
    text = ngettext_lazy(
        "Too many forms came from your network. Your words are still here: "
        "send them again in %(minutes)d minute.",
        "Too many forms came from your network. Your words are still here: "
        "send them again in %(minutes)d minutes.",
        "minutes",
    )
    minutes = max(1, math.ceil(seconds / 60))
    return ValidationError(text, code="too_many", params={"minutes": minutes})


class PublicFormMixin:
    """This adds a trap that people cannot see and a floor on the time a person needs.

    Put it before PortalForm. The signed moment may be the same for everybody, so a page with this
    form may be cached for less than `valid_for`.
    """

    time_floor: ClassVar[dt.timedelta] = dt.timedelta(seconds=2)
    valid_for: ClassVar[dt.timedelta] = dt.timedelta(hours=24)

    def __init__(self, *args: Any, now: dt.datetime, **kwargs: Any) -> None:
        self.now = now
        super().__init__(*args, **kwargs)
        form: Any = self
        form.fields[TRAP] = forms.CharField(
            required=False,
            label=_("Leave this empty"),
            widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}),
        )
        form.fields[TRAP].is_trap = True
        form.fields[STARTED] = forms.CharField(
            required=False, widget=forms.HiddenInput, initial=self._stamp()
        )

    def clean(self) -> dict[str, Any] | None:
        """Refuse what no person could have sent; the page shown again has a fresh start."""
        form: Any = self
        cleaned: dict[str, Any] | None = super().clean()  # type: ignore[misc]  # of the form
        trapped = bool(form.cleaned_data.get(TRAP))
        started = self._started(form.cleaned_data.get(STARTED, ""))
        if started is None or self.now - started > self.valid_for:
            self._start_again()
            raise ValidationError(
                _("This page was open for a long time. Check what you wrote and send it again."),
                code="expired",
            )
        if trapped:
            self._start_again()
            raise ValidationError(
                _("A program filled in a field that people cannot see. Send the form again."),
                code="trapped",
            )
        if self.now - started < self.time_floor:
            raise ValidationError(
                _("That was very quick. Wait a few seconds, then send the form again."),
                code="too_fast",
            )
        return cleaned

    def refuse_for_now(self, seconds: int) -> None:
        """Say when the same words may be sent again; they stay in the form meanwhile."""
        form: Any = self
        form.add_error(None, too_many(seconds))

    def _stamp(self) -> str:
        return signing.Signer(salt=SALT).sign(str(int(self.now.timestamp())))

    def _started(self, stamp: str) -> dt.datetime | None:
        """Read the moment the page was made; None when it was not we who wrote it."""
        try:
            seconds = int(signing.Signer(salt=SALT).unsign(stamp))
        except (signing.BadSignature, ValueError):
            return None
        return dt.datetime.fromtimestamp(seconds, dt.UTC)

    def _start_again(self) -> None:
        form: Any = self
        form.data = form.data.copy()
        form.data[form.add_prefix(TRAP)] = ""
        form.data[form.add_prefix(STARTED)] = self._stamp()
