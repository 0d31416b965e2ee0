"""Full text in PostgreSQL: vectors of stems beside the entry, ranked word by word by rarity."""

# ruff: noqa: S608 (every name in the SQL is ours)

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.db import connection

from portal.search.engines.base import Wanted
from portal.search.engines.expressions import (
    tsquery,
    tsquery_any,
    tsquery_beginnings,
    tsvector,
)
from portal.search.engines.kept import kept_of
from portal.search.understanding.understood import Group

TABLE: Final = "portal_search_searchentry"
CREATE: Final = (
    # Written as literals: no dictionary of PostgreSQL has a say in what our stems are.
    f"ALTER TABLE {TABLE} ADD COLUMN vector tsvector, ADD COLUMN names tsvector",
    f"CREATE INDEX portal_search_vector ON {TABLE} USING gin (vector)",
    f"CREATE INDEX portal_search_names ON {TABLE} USING gin (names)",
)
REMOVE: Final = (f"ALTER TABLE {TABLE} DROP COLUMN vector, DROP COLUMN names",)
WEIGHTS: Final = "'{0.1, 0.35, 0.8, 1.0}'"  # D body, C headings and summary, B words, A title
BY_LENGTH: Final = 1  # divide by 1 + the logarithm of the text's length


def matching(
    table: str, wanted: Wanted, choices: Iterable[Sequence[Group]]
) -> tuple[str, str, str, list[Any]]:
    """Give source, score, condition and values; PostgreSQL does not know which words are rare."""
    groups = wanted.understood.groups
    one = f"%s * ts_rank({WEIGHTS}, {table}.vector, %s::tsquery, {BY_LENGTH})"
    values: list[Any] = []
    for group in groups:
        rarity = min(wanted.rarity(stem) for stem in group.typed.stems)
        values += [rarity, tsquery_any(group)]
    score = "(" + " + ".join([one] * len(groups)) + ")"
    return table, score, f"{table}.vector @@ %s::tsquery", [*values, tsquery(choices)]


def beginnings(table: str, words: Sequence[str]) -> tuple[str, str, list[Any]]:
    """Give source, condition and values for names somebody is still typing."""
    return table, f"{table}.names @@ %s::tsquery", [tsquery_beginnings(words)]


def put(table: str, entries: Sequence[Any]) -> None:
    """Keep the vectors of these entries."""
    rows = [(*_vectors(entry), entry.pk) for entry in entries]
    sql = f"UPDATE {table} SET vector = %s::tsvector, names = %s::tsvector WHERE id = %s"
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)


def drop(_table: str, _pks: Sequence[int]) -> None:
    """Do nothing: the vectors go with their rows."""


def _vectors(entry: Any) -> tuple[str, str]:
    kept = kept_of(entry)
    fields = (
        ("A", kept.title),
        ("B", kept.words),
        ("C", kept.headings),
        ("C", kept.summary),
        ("D", kept.body),
    )
    vector = tsvector((weight, text.split()) for weight, text in fields)
    return vector, tsvector([("A", kept.names.split())])
