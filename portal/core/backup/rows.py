"""Reading and writing the rows of a table: one JSON list to a line, never all of them at once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import connection

from portal.core.backup.columns import Kind
from portal.core.backup.tables import Table

ROWS_AT_ONCE = 2000
PART_BYTES = 4 * 1024 * 1024  # of one member of the archive: held in memory


class Sum:
    """This sums up the rows of a table as they come by, in the order of their keys."""

    def __init__(self, table: Table) -> None:
        self.rows = 0
        self._has_json = table.has_json
        self._digest = hashlib.sha256()

    def add(self, line: bytes) -> None:
        """Add one row."""
        self.rows += 1
        self._digest.update(one_spelling(line) if self._has_json else line)

    def over(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """Add the rows of a walk while somebody else walks it."""
        for line in lines:
            self.add(line)
            yield line

    @property
    def digest(self) -> str:
        """Give the digest of all of them."""
        return self._digest.hexdigest()


def one_spelling(line: bytes) -> bytes:
    """Write a row with JSON in it in the one way that both databases agree on."""
    return _written(json.loads(line, parse_float=_number), sort_keys=True)


def read_lines(table: Table) -> Iterator[bytes]:
    """Read a table row by row, in the order of its keys."""
    name, names = _names(table)
    order = connection.ops.quote_name(table.key.name)
    if table.key.kind is Kind.TEXT and connection.vendor == "postgresql":
        order += ' COLLATE "C"'  # as SQLite orders text
    statement = f"SELECT {names} FROM {name} ORDER BY {order}"  # noqa: S608 (our models)
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement)
        while rows := cursor.fetchmany(ROWS_AT_ONCE):
            for row in rows:
                yield _line(table, row)


def write_lines(table: Table, lines: Iterable[bytes]) -> None:
    """Write rows into a table."""
    rows = (_row(table, line) for line in lines)
    if connection.vendor == "postgresql":
        _copy(table, rows)
    else:
        _insert(table, rows)


def parts(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Join lines into parts of some megabytes."""
    part = bytearray()
    for line in lines:
        part += line
        if len(part) >= PART_BYTES:
            yield bytes(part)
            part.clear()
    if part:
        yield bytes(part)


def _line(table: Table, row: Sequence[Any]) -> bytes:
    pairs = zip(table.columns, row, strict=True)
    return _written([column.dump(value) for column, value in pairs])


def _written(values: list[Any], *, sort_keys: bool = False) -> bytes:
    text = json.dumps(values, sort_keys=sort_keys, separators=(",", ":"))
    return text.encode("ascii") + b"\n"


def _number(text: str) -> int | float:
    """Read 1e16, 1.0 and 1 as the same: PostgreSQL writes each in its own way."""
    number = float(text)
    return int(number) if number.is_integer() else number


def _row(table: Table, line: bytes) -> list[Any]:
    pairs = zip(table.columns, json.loads(line), strict=True)
    return [column.load(value) for column, value in pairs]


def _names(table: Table) -> tuple[str, str]:
    quote = connection.ops.quote_name
    return quote(table.name), ", ".join(quote(column.name) for column in table.columns)


def _insert(table: Table, rows: Iterator[list[Any]]) -> None:
    name, names = _names(table)
    marks = ", ".join(["%s"] * len(table.columns))
    statement = f"INSERT INTO {name} ({names}) VALUES ({marks})"  # noqa: S608 (as above)
    with connection.cursor() as cursor:
        while some := list(islice(rows, ROWS_AT_ONCE)):
            cursor.executemany(statement, some)


def _copy(table: Table, rows: Iterator[list[Any]]) -> None:
    name, names = _names(table)
    statement = f"COPY {name} ({names}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
