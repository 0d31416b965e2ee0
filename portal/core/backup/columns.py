"""How a value of each kind of column is written down, the same for both databases."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Field

from portal.core.backup.exceptions import ColumnUnknown


class Kind(StrEnum):
    """This is what a column holds, whatever a database calls it."""

    NUMBER = "number"
    TEXT = "text"
    YES_NO = "yes-no"
    MOMENT = "moment"
    DAY = "day"
    TIME = "time"
    SPAN = "span"
    DECIMAL = "decimal"
    FLOAT = "float"
    UUID = "uuid"
    JSON = "json"
    BYTES = "bytes"


KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(
        (
            *("AutoField", "BigAutoField", "SmallAutoField"),
            *("IntegerField", "BigIntegerField", "SmallIntegerField"),
            *("PositiveIntegerField", "PositiveBigIntegerField", "PositiveSmallIntegerField"),
        ),
        Kind.NUMBER,
    ),
    **dict.fromkeys(
        ("CharField", "TextField", "SlugField", "FileField", "FilePathField"), Kind.TEXT
    ),
    "GenericIPAddressField": Kind.TEXT,
    "BooleanField": Kind.YES_NO,
    "DateTimeField": Kind.MOMENT,
    "DateField": Kind.DAY,
    "TimeField": Kind.TIME,
    "DurationField": Kind.SPAN,
    "DecimalField": Kind.DECIMAL,
    "FloatField": Kind.FLOAT,
    "UUIDField": Kind.UUID,
    "JSONField": Kind.JSON,
    "BinaryField": Kind.BYTES,
}


@dataclass(frozen=True)
class Column:
    """This is one column: how it is read, and how it is written on this database."""

    name: str
    kind: Kind
    places: int = 0  # of a decimal

    def dump(self, value: Any) -> Any:
        """Give what stands in a backup for what this database gave."""
        if value is None or self.kind in _AS_IT_IS:
            return value
        if self.kind is Kind.DECIMAL:  # SQLite gives a float
            return str(Decimal(str(value)).quantize(Decimal(1).scaleb(-self.places)))
        return _DUMP[self.kind](value)

    def load(self, value: Any) -> Any:
        """Give what this database takes for what stands in a backup."""
        if value is None or self.kind in _AS_IT_IS:
            return value
        if self.kind is Kind.DECIMAL:
            return connection.ops.adapt_decimalfield_value(Decimal(value), None, self.places)
        return _LOAD[self.kind](value)


def column_of(field: Field[Any, Any]) -> Column:
    """Describe a field's column; raise ColumnUnknown for a kind that cannot be written."""
    plain = _plain(field)
    kind = KINDS.get(plain.get_internal_type())
    if kind is None:
        raise ColumnUnknown(f"{field} is a {plain.get_internal_type()}")
    return Column(str(field.column), kind, places=getattr(plain, "decimal_places", None) or 0)


def _plain(field: Any) -> Any:
    """Follow a foreign key to the field whose values it holds."""
    while field.remote_field is not None:
        field = field.target_field
    return field


def _moment(value: datetime) -> str:
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)  # SQLite keeps UTC without saying
    return aware.astimezone(UTC).isoformat(timespec="microseconds")


def _span(value: Any) -> int:
    whole = value if isinstance(value, timedelta) else timedelta(microseconds=value)
    return whole // timedelta(microseconds=1)


def _load_span(value: int) -> Any:
    return value if connection.vendor == "sqlite" else timedelta(microseconds=value)


def _load_uuid(value: str) -> Any:
    return UUID(value) if connection.features.has_native_uuid_field else UUID(value).hex


_AS_IT_IS = frozenset({Kind.NUMBER, Kind.TEXT, Kind.FLOAT})
_DUMP: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.YES_NO: bool,
    Kind.MOMENT: _moment,
    Kind.DAY: lambda value: str(value)[:10],
    Kind.TIME: lambda value: time.fromisoformat(str(value)).isoformat(timespec="microseconds"),
    Kind.SPAN: _span,
    Kind.UUID: lambda value: str(UUID(str(value))),
    # In a list, to tell a null of JSON from no value at all.
    Kind.JSON: lambda value: [json.loads(value)],
    Kind.BYTES: lambda value: base64.b64encode(value).decode(),
}
_LOAD: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.YES_NO: bool,
    Kind.MOMENT: lambda value: connection.ops.adapt_datetimefield_value(
        datetime.fromisoformat(value)
    ),
    Kind.DAY: lambda value: connection.ops.adapt_datefield_value(date.fromisoformat(value)),
    Kind.TIME: lambda value: connection.ops.adapt_timefield_value(time.fromisoformat(value)),
    Kind.SPAN: _load_span,
    Kind.UUID: _load_uuid,
    Kind.JSON: lambda value: json.dumps(value[0]),
    Kind.BYTES: base64.b64decode,
}
