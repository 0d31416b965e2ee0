"""A text field that the database never sees the text of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from django.core import checks
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from portal.core.vault.exceptions import LookUpRefused, SealBroken
from portal.core.vault.keys import field_keys
from portal.core.vault.sealing import as_text, from_text, open_sealed, place, seal

if TYPE_CHECKING:
    BinaryField = models.BinaryField[Any, Any]
else:  # the types are in the stubs only
    BinaryField = models.BinaryField

PARTNERSHIP = "partnership_id"


class Sealed:
    """This is a sealed text as it lies in a row, not opened yet; printing it shows nothing.

    One that comes from a dump stays shut until its row is read from the table.
    """

    def __init__(self, raw: bytes, *, is_copy: bool = False) -> None:
        self.raw = raw
        self.is_copy = is_copy

    def __repr__(self) -> str:
        return "<sealed>"


class SealedAttribute(DeferredAttribute):
    """This opens a field when it is first looked at: lists that show other fields open nothing."""

    field: EncryptedField

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        """Give the text; raise SealBroken when this row cannot be opened."""
        value = super().__get__(instance, cls)
        if not isinstance(value, Sealed) or value.is_copy:
            return value
        text = self.field.open(instance, value)
        instance.__dict__[self.field.attname] = text
        return text

    def __set__(self, instance: Any, value: Any) -> None:
        """Keep a value; without this, Python would read it past `__get__`, still sealed."""
        instance.__dict__[self.field.attname] = value


class EncryptedField(BinaryField):
    """This text is sealed with FIELD_KEYS and bound to its row; nothing can be looked up in it.

    It is bound to the model, the row's id, the field, the partnership and whatever else is named:
    `EncryptedField(bound_to=["form_version"])`. The row needs an id before it is saved, so its
    key is one that we choose, never a counter of the database.
    """

    descriptor_class = SealedAttribute

    def __init__(self, *args: Any, bound_to: Sequence[str] = (), **kwargs: Any) -> None:
        self.bound_to = tuple(bound_to)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Give the field to a migration, with what it is bound to."""
        name, path, args, kwargs = super().deconstruct()
        if self.bound_to:
            kwargs["bound_to"] = list(self.bound_to)
        return name, path, args, kwargs

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """Refuse a row without an id of its own choosing, and a binding to what is not there."""
        return [*super().check(**kwargs), *self._check_key(), *self._check_bound_to()]

    def _check_key(self) -> list[checks.CheckMessage]:
        if not isinstance(self.model._meta.pk, models.AutoField):
            return []
        message = "A row with a sealed field needs an id before it is saved; choose its key."
        return [checks.Error(message, obj=self, id="vault.E001")]

    def _check_bound_to(self) -> list[checks.CheckMessage]:
        missing = [name for name in self.bound_to if not self._is_field(name)]
        message = f"bound to {', '.join(missing)}, which the model does not have."
        return [checks.Error(message, obj=self, id="vault.E002")] if missing else []

    def _is_field(self, name: str) -> bool:
        try:
            field = self.model._meta.get_field(name.removesuffix("_id"))
        except FieldDoesNotExist:
            return False
        return isinstance(field, models.Field) and name in {field.name, field.attname}

    # Reading

    def from_db_value(self, value: Any, *_args: Any) -> Sealed | None:
        """Keep what came from the database shut: it takes its row to open it."""
        return None if value is None else Sealed(bytes(value))

    def open(self, instance: models.Model, value: Sealed) -> str:
        """Open what this row holds; raise SealBroken, never give back what was stored."""
        plain = open_sealed(value.raw, field_keys(), bound_to=self.place_of(instance))
        return plain.decode()

    def place_of(self, instance: models.Model) -> str:
        """Name where this row's text belongs."""
        if instance.pk is None:
            raise SealBroken("a row needs an id before anything in it is sealed")
        partnership = getattr(instance, PARTNERSHIP, None)
        others = [getattr(instance, name) for name in self.bound_to]
        label = self.model._meta.label
        return place(label, instance.pk, self.name, partnership or "", *others)

    # Writing

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | None:
        """Seal with the newest key; a row moved elsewhere unopened is refused, not spoilt."""
        text = getattr(model_instance, self.attname)
        if text is None or isinstance(text, Sealed):
            return text
        return self.seal(model_instance, text)

    def seal(self, instance: models.Model, text: str) -> Sealed:
        """Seal a text for this row."""
        return Sealed(seal(text.encode(), field_keys()[0], bound_to=self.place_of(instance)))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """Hand over what is sealed; a bare text (of an `update`) never reaches the database."""
        if value is not None and not isinstance(value, Sealed):
            raise SealBroken("a sealed field is written by saving its row, never by an update")
        raw = None if value is None else value.raw
        return super().get_db_prep_value(raw, connection, prepared)

    def get_default(self) -> Any:
        """Give the default; an empty text, where there is none."""
        if not self.has_default():
            return None if self.null else ""
        return self.default() if callable(self.default) else self.default

    # What Django offers and a sealed field does not

    def get_lookup(self, lookup_name: str) -> Any:
        """Refuse every comparison but whether there is anything."""
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        return self._refuse(lookup_name)

    def get_transform(self, lookup_name: str) -> Any:
        """Refuse every transform."""
        return self._refuse(lookup_name)

    def _refuse(self, name: str) -> NoReturn:
        raise LookUpRefused(f"{self.model._meta.label}.{self.name} is sealed: no “{name}” in it")

    # Copies of rows (dumps): sealed as well

    def value_to_string(self, obj: models.Model) -> str:
        """Give a copy what it may hold: the sealed text."""
        text = getattr(obj, self.attname)
        return "" if text is None else as_text(self.seal(obj, text).raw)

    def to_python(self, value: Any) -> Any:
        """Read what a copy holds."""
        return Sealed(from_text(value), is_copy=True) if value else None

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Check a text that somebody typed."""
        self.validate(value, model_instance)
        return value
