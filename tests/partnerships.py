"""Partnerships for tests: made once by their factories, put back as rows for each test.

What a test gets is what the factories would give: the same rows, found by comparing every table
before and after, and copies of the same objects. Where a test has put rows in their way already,
the factories make them anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

if TYPE_CHECKING:
    from pytest_django import DjangoDbBlocker

    from portal.core.models import Partnership

Made = dict[str, "Partnership"]
Row = tuple[Any, ...]


@dataclass(frozen=True)
class Table:
    """This is a table, its columns that are written, and where the key stands among them."""

    name: str
    columns: tuple[str, ...]
    key: int

    @classmethod
    def of(cls, model: type[Model]) -> Table:
        """Look at the table of a model."""
        fields = [each for each in model._meta.local_concrete_fields if not each.generated]
        key = next(place for place, each in enumerate(fields) if each.primary_key)
        return cls(model._meta.db_table, tuple(str(each.column) for each in fields), key)

    @property
    def quoted(self) -> str:
        """Give the columns for a statement."""
        return ", ".join(f'"{name}"' for name in self.columns)

    @property
    def quoted_key(self) -> str:
        """Give the column of the key for a statement."""
        return f'"{self.columns[self.key]}"'

    def rows(self) -> set[Row]:
        """Read all rows."""
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT {self.quoted} FROM "{self.name}"')
            return set(cursor.fetchall())

    def in_order(self, rows: set[Row]) -> list[Row]:
        """Sort rows by their key."""
        return sorted(rows, key=itemgetter(self.key))

    def put_back(self, change: Change) -> None:
        """Take rows away and put rows in."""
        marks = ", ".join("%s" for _name in self.columns)
        gone = [(row[self.key],) for row in change.gone]
        with connection.cursor() as cursor:
            cursor.executemany(f'DELETE FROM "{self.name}" WHERE {self.quoted_key} = %s', gone)
            cursor.executemany(
                f'INSERT INTO "{self.name}" ({self.quoted}) VALUES ({marks})', change.came
            )


@dataclass(frozen=True)
class Change:
    """These are the rows of a table that went and that came."""

    gone: list[Row]
    came: list[Row]


@dataclass(frozen=True)
class Kept:
    """This is what making partnerships did: to the tables, and what the factories gave."""

    changes: dict[Table, Change]
    counted_before: list[Row]
    made: Made

    def is_possible(self) -> bool:
        """Say whether the tables are as they were before."""
        return self.counted_before == _counted(self.changes)

    def put_back(self) -> Made:
        """Write the rows; give objects that nobody has used."""
        with transaction.atomic():
            for table, change in self.changes.items():
                table.put_back(change)
        return deepcopy(self.made)


_kept: dict[int, Kept] = {}


# Fixtures


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Make partnerships in the new database, note what that did, and undo it."""
    tables = [
        Table.of(model)
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.proxy and not model._meta.db_table.endswith("_fts")  # filled by triggers
    ]
    with django_db_blocker.unblock():
        for count in (1, 4):
            _kept[count] = _noted(tables, count)


@pytest.fixture
def partnership(db: None) -> Partnership:
    """Make one partnership on the default host."""
    return _ready(1)["north-lincolnshire"]


@pytest.fixture
def four_partnerships(db: None) -> Made:
    """Make the four partnerships by slug, North Lincolnshire on the default host."""
    return _ready(4)


def _ready(count: int) -> Made:
    kept = _kept[count]
    return kept.put_back() if kept.is_possible() else _made(count)


def _noted(tables: list[Table], count: int) -> Kept:
    with transaction.atomic():
        before = {table: table.rows() for table in tables}
        made = _made(count)
        changes = {
            table: Change(table.in_order(there - here), table.in_order(here - there))
            for table, there in before.items()
            if (here := table.rows()) != there
        }
        transaction.set_rollback(True)
    return Kept(changes, _counted(changes), made)


def _made(count: int) -> Made:
    from tests.factories import FOUR, PartnershipFactory  # models need Django's set-up

    made: Made = {}
    for number, (slug, code, name, _host) in enumerate(FOUR[:count]):
        made[slug] = PartnershipFactory(slug=slug, code=code, name=name, default=number == 0)
    return made


def _counted(tables: Iterable[Table]) -> list[Row]:
    """Count the rows of tables, with the highest key of each, in one query."""
    asked = " UNION ALL ".join(
        f"SELECT '{table.name}', COUNT(*), MAX(CAST({table.quoted_key} AS varchar(80)))"
        f' FROM "{table.name}"'
        for table in tables
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return sorted(cursor.fetchall())
