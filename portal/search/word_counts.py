"""In how many entries of a site each word stands: changed by differences, a few statements each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from django.db import connection

from portal.search.batches import in_batches
from portal.search.models import SearchWord
from portal.search.understanding.analysis import stem

Place = tuple[int, str, str]  # of a partnership, a language, a voice
Counts = Counter[tuple[int, str, str, str]]  # the same, and the word
AT_ONCE: Final = 2000  # words in one statement: both databases take 32,000 values and more


def count(counts: Counts, place: Place, words: Iterable[str], by: int) -> None:
    """Add an entry's words to what is to be changed, or take them off."""
    for word in words:
        counts[*place, word] += by


def change_counts(counts: Counts) -> None:
    """Add and take off; a word that stands nowhere any more is gone."""
    changed = sorted((key, by) for key, by in counts.items() if by)
    more = [(*key, stem(key[3], key[1]), by) for key, by in changed if by > 0]
    fewer = [(*key, -by) for key, by in changed if by < 0]
    with connection.cursor() as cursor:
        for part in in_batches(more, AT_ONCE):
            cursor.execute(_add(len(part)), _flat(part))
        for taken in in_batches(fewer, AT_ONCE):
            cursor.execute(_take_off(len(taken)), _flat(taken))
    if fewer:
        SearchWord.objects.filter(entries=0).delete()


def _add(rows: int) -> str:
    table = SearchWord._meta.db_table
    values = ", ".join(["(%s, %s, %s, %s, %s, %s)"] * rows)
    return (
        f"INSERT INTO {table} (place, language, voice, word, stem, entries) VALUES {values} "  # noqa: S608 (as below)
        "ON CONFLICT (place, language, voice, word) "
        f"DO UPDATE SET entries = {table}.entries + excluded.entries"
    )


def _take_off(rows: int) -> str:
    table = SearchWord._meta.db_table
    # Both databases call the columns of a list so; PostgreSQL wants to know what they hold.
    row = "(CAST(%s AS bigint), CAST(%s AS text), CAST(%s AS text), CAST(%s AS text), "
    row += "CAST(%s AS integer))"
    left = f"{table}.entries - v.column5"
    return (
        f"UPDATE {table} SET entries = CASE WHEN {left} > 0 THEN {left} ELSE 0 END "  # noqa: S608 (only the table's own name)
        f"FROM (VALUES {', '.join([row] * rows)}) AS v WHERE {table}.place = v.column1 "
        f"AND {table}.language = v.column2 AND {table}.voice = v.column3 "
        f"AND {table}.word = v.column4"
    )


def _flat(rows: Iterable[tuple[Any, ...]]) -> list[Any]:
    return [value for row in rows for value in row]
