"""Widgets: several inputs that make one answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _


class PartsWidget(forms.MultiWidget):
    """These inputs, each with its own label, make one answer."""

    part_names: ClassVar[tuple[str, ...]] = ()
    part_labels: ClassVar[Mapping[str, Any]] = {}
    part_classes: ClassVar[Mapping[str, str]] = {}
    use_fieldset = True


class DateWidget(PartsWidget):
    """These three inputs take a day, a month and a year."""

    part_names = ("day", "month", "year")
    part_labels: ClassVar[Mapping[str, Any]] = {
        "day": _("Day"),
        "month": _("Month"),
        "year": _("Year"),
    }
    part_classes: ClassVar[Mapping[str, str]] = {
        "day": "govuk-date-input__input govuk-input--width-2",
        "month": "govuk-date-input__input govuk-input--width-2",
        "year": "govuk-date-input__input govuk-input--width-4",
    }

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        inputs: dict[str, forms.Widget | type[forms.Widget]] = {
            name: forms.TextInput({"inputmode": "numeric", "autocomplete": "off"})
            for name in self.part_names
        }
        super().__init__(inputs, attrs)

    def decompress(self, value: dt.date | None) -> list[str]:
        """Take a date apart."""
        if not value:
            return ["", "", ""]
        return [str(value.day), str(value.month), str(value.year)]
