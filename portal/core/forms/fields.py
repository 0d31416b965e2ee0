"""Fields whose errors say how to mend them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from portal.core.forms.widgets import DateWidget

EARLIEST_YEAR = 1900
LATEST_YEAR = 2199


class DateField(forms.Field):
    """This takes a date as three numbers."""

    widget = DateWidget
    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Enter the date."),
        "no_day": _("Enter the day of the date as well."),
        "no_month": _("Enter the month of the date as well."),
        "no_year": _("Enter the year of the date as well."),
        "incomplete": _("Enter the day, the month and the year."),
        "not_numbers": _("Use numbers for the date, such as 27 3 2026."),
        "short_year": _("Write the year with four numbers, such as 2026."),
        "not_real": _("This date does not exist; check the day and the month."),
        "too_early": _("The date must be %(limit)s or later."),
        "too_late": _("The date must be %(limit)s or earlier."),
    }

    def __init__(
        self,
        *,
        earliest: dt.date | None = None,
        latest: dt.date | None = None,
        **kwargs: Any,
    ) -> None:
        self.earliest = earliest
        self.latest = latest
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> dt.date | None:
        """Make a date of three texts, or say which of them is wrong."""
        if isinstance(value, dt.date) or value in self.empty_values:
            return value or None
        texts = {
            name: (text or "").strip()
            for name, text in zip(DateWidget.part_names, value, strict=True)
        }
        if not any(texts.values()):
            return None
        self._require_all(texts)
        return self._real_date({name: self._number(name, text) for name, text in texts.items()})

    def validate(self, value: dt.date | None) -> None:
        """Keep the date within its limits."""
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            raise self._error("too_early", DateWidget.part_names, limit=self.earliest)
        if value and self.latest and value > self.latest:
            raise self._error("too_late", DateWidget.part_names, limit=self.latest)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare dates; what cannot be read has changed."""
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True

    def _require_all(self, texts: Mapping[str, str]) -> None:
        missing = [name for name, text in texts.items() if not text]
        if missing:
            code = f"no_{missing[0]}" if len(missing) == 1 else "incomplete"
            raise self._error(code, missing)

    def _number(self, name: str, text: str) -> int:
        # isdecimal also takes Arabic digits, which int() reads too.
        if not text.isdecimal() or len(text) > 4:
            raise self._error("not_numbers", [name])
        return int(text)

    def _real_date(self, numbers: Mapping[str, int]) -> dt.date:
        if not EARLIEST_YEAR <= numbers["year"] <= LATEST_YEAR:
            raise self._error("short_year", ["year"])
        try:
            return dt.date(numbers["year"], numbers["month"], numbers["day"])
        except ValueError:
            wrong = ["month"] if not 1 <= numbers["month"] <= 12 else ["day"]
            raise self._error("not_real", wrong) from None

    def _error(
        self, code: str, parts: Sequence[str], limit: dt.date | None = None
    ) -> ValidationError:
        params: dict[str, Any] = {"parts": tuple(parts)}
        if limit:
            params["limit"] = date_format(limit)
        return ValidationError(self.error_messages[code], code=code, params=params)


class LongTextField(forms.CharField):
    """This takes several lines; the reader sees how many characters are left."""

    widget = forms.Textarea
    default_error_messages: ClassVar[dict[str, Any]] = {
        "max_length": _("Use at most %(limit_value)d characters; there are %(show_value)d now."),
    }

    def __init__(self, *, rows: int = 5, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs["rows"] = rows
        self.counted_length: int | None = self.max_length

    def to_python(self, value: Any) -> str | None:
        """Count a new line as one character: browsers send two, the reader's counter counts one."""
        text = super().to_python(value)
        return text.replace("\r\n", "\n") if text else text


class OneChoiceField(forms.ChoiceField):
    """This takes one of a few choices, each with a hint if it needs one."""

    widget = forms.RadioSelect
    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Choose one answer."),
        "invalid_choice": _("Choose one of the answers shown."),
    }

    def __init__(
        self,
        *,
        choices: Iterable[Any] = (),
        hints: Mapping[str, Any] | None = None,
        is_inline: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(choices=choices, **kwargs)
        self.choice_hints = dict(hints or {})
        self.is_inline = is_inline


class ChoicesField(forms.MultipleChoiceField):
    """This takes any number of choices, each with a hint if it needs one."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Tick at least one answer."),
        "invalid_choice": _("Choose from the answers shown."),
        "invalid_list": _("Choose from the answers shown."),
    }

    def __init__(
        self,
        *,
        choices: Iterable[Any] = (),
        hints: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(choices=choices, **kwargs)
        self.choice_hints = dict(hints or {})
