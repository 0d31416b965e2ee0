"""Model fields of reference rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from portal.reference.exceptions import NotAPhoneNumber
from portal.reference.phones import parse_phone

if TYPE_CHECKING:
    CharField = models.CharField[str, str]
else:  # the types are in the stubs only
    CharField = models.CharField

MAX_LENGTH = 24  # Relay UK's five digits, then the longest number, with its spaces


class PhoneField(CharField):
    """This keeps a phone number as people read it; nothing that cannot be dialled gets in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", MAX_LENGTH)
        super().__init__(*args, **kwargs)

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Give the number in its usual spacing; a ValidationError says how to write it."""
        try:
            value = _readable(value)
        except NotAPhoneNumber as fault:
            raise ValidationError(_(fault.template) % fault.facts, code="phone") from fault
        return super().clean(value, model_instance)

    def formfield(self, **kwargs: Any) -> Any:
        """Leave forms room for every way of writing a number."""
        return super().formfield(**{"max_length": 2 * MAX_LENGTH, **kwargs})

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Write what `clean` would have given, also for rows that nobody cleaned."""
        value = _readable(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value


def _readable(value: Any) -> Any:
    return parse_phone(value).display if isinstance(value, str) and value.strip() else ""
