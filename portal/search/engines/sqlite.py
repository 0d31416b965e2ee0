"""Full text in SQLite: FTS5 over stems, ranked by BM25."""

# ruff: noqa: S608 (every name in the SQL is ours)

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.db import connection

from portal.search.engines.base import Wanted
from portal.search.engines.expressions import fts5, fts5_beginnings
from portal.search.engines.kept import kept_of
from portal.search.understanding.understood import Group

FTS: Final = "portal_search_fts"
NAMES: Final = "portal_search_names"
TOKENS: Final = "tokenize = 'unicode61 remove_diacritics 0'"  # stems come folded
TEXTS: Final = "title, words, headings, summary, body"
CREATE: Final = (
    f"CREATE VIRTUAL TABLE {FTS} USING fts5({TEXTS}, {TOKENS})",
    f"CREATE VIRTUAL TABLE {NAMES} USING fts5(names, {TOKENS}, prefix = '1 2 3')",
)
REMOVE: Final = (f"DROP TABLE {FTS}", f"DROP TABLE {NAMES}")
WEIGHTS: Final = "10.0, 8.0, 4.0, 3.0, 1.0"  # of the texts, in their order


def matching(
    table: str, wanted: Wanted, choices: Iterable[Sequence[Group]]
) -> tuple[str, str, str, list[Any]]:
    """Give source, score, condition and values. A cross join keeps the full text in front."""
    source = f"{FTS} CROSS JOIN {table} ON {table}.id = {FTS}.rowid"
    return source, f"-bm25({FTS}, {WEIGHTS})", f"{FTS} MATCH %s", [fts5(choices)]


def beginnings(table: str, words: Sequence[str]) -> tuple[str, str, list[Any]]:
    """Give source, condition and values for names somebody is still typing."""
    source = f"{NAMES} CROSS JOIN {table} ON {table}.id = {NAMES}.rowid"
    return source, f"{NAMES} MATCH %s", [fts5_beginnings(words)]


def put(table: str, entries: Sequence[Any]) -> None:
    """Keep the stems of these entries."""
    drop(table, [entry.pk for entry in entries])
    kept = [(entry.pk, *kept_of(entry)) for entry in entries]
    texts = f"INSERT INTO {FTS} (rowid, {TEXTS}) VALUES (%s, %s, %s, %s, %s, %s)"
    names = f"INSERT INTO {NAMES} (rowid, names) VALUES (%s, %s)"
    with connection.cursor() as cursor:
        cursor.executemany(texts, [row[:-1] for row in kept])
        cursor.executemany(names, [(row[0], row[-1]) for row in kept])


def drop(_table: str, pks: Sequence[int]) -> None:
    """Forget these entries."""
    rows = [(pk,) for pk in pks]
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {FTS} WHERE rowid = %s", rows)
        cursor.executemany(f"DELETE FROM {NAMES} WHERE rowid = %s", rows)
