"""The engine that every installation has: full text in the database of the portal itself."""

# ruff: noqa: S608 (every name in the SQL is ours; what anybody typed goes in as a value)

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.db import DatabaseError, connection

from portal.search.engines import postgres, sqlite
from portal.search.engines.base import Matches, Scope, Wanted
from portal.search.engines.expressions import all_but_one
from portal.search.engines.facets import count_facets
from portal.search.exceptions import EngineDown
from portal.search.models import SearchEntry
from portal.search.understanding.analysis import words
from portal.search.understanding.understood import Group

TABLE: Final = SearchEntry._meta.db_table
MOST_BEGINNINGS: Final = 6  # words of a name somebody is still typing

Choices = Sequence[Sequence[Group]]


class DatabaseEngine:
    """This finds entries with the full text search of SQLite or PostgreSQL."""

    name = "database"

    def match(self, wanted: Wanted) -> Matches:
        """Find what has all the words, or of three and more all but one; else what has any."""
        groups = wanted.understood.needed
        if not groups:
            return Matches()
        found = self._match(wanted, all_but_one(groups, lambda group: group_rarity(wanted, group)))
        if found.total == 0 and len(groups) > 1:
            loose = self._match(wanted, [[group] for group in groups])
            return Matches(loose.total, loose.hits, loose.kinds, loose.harms, is_loose=True)
        return found

    def begin_with(self, text: str, scope: Scope, count: int) -> list[int]:
        """List the entries whose names hold words that begin like these, best first."""
        typed = words(text)[:MOST_BEGINNINGS]
        if not typed:
            return []
        source, where, values = _dialect().beginnings(TABLE, typed)
        visible, more = visible_sql(scope)
        sql = (
            f"SELECT {TABLE}.id FROM {source} WHERE {where} AND {visible} "
            f"ORDER BY {TABLE}.boost DESC, LENGTH({TABLE}.title), {TABLE}.id LIMIT %s"
        )
        return [pk for (pk,) in _rows(sql, [*values, *more, count])]

    def _match(self, wanted: Wanted, choices: Choices) -> Matches:
        sql, values = match_sql(wanted, choices)
        hits: list[tuple[int, float]] = []
        counted: list[tuple[str, str, int]] = []
        for pk, kind, harms, number in _rows(sql, values):
            if pk is None:
                counted.append((kind, harms, int(number)))
            else:
                hits.append((pk, float(number)))
        facets = count_facets(counted, wanted.kinds, wanted.harms)
        return Matches(facets.total, tuple(hits), facets.kinds, facets.harms)


def match_sql(wanted: Wanted, choices: Choices) -> tuple[str, list[Any]]:
    """Write the one statement that finds, ranks and counts."""
    source, score, where, values = _dialect().matching(TABLE, wanted, choices)
    visible, more = visible_sql(wanted.scope)
    chosen, names = _chosen(wanted)
    sql = f"""
        WITH found AS (
            SELECT {TABLE}.id, {TABLE}.kind, {TABLE}.harms, {score} * {TABLE}.boost AS score
            FROM {source} WHERE {where} AND {visible}
        ),
        best AS (
            SELECT id, kind, harms, score FROM found WHERE {chosen}
            ORDER BY score DESC, id LIMIT %s OFFSET %s
        )
        SELECT id, kind, harms, score FROM best
        UNION ALL
        SELECT NULL, kind, harms, COUNT(*) FROM found GROUP BY kind, harms
    """
    return sql, [*values, *more, *names, wanted.count, wanted.start]


def visible_sql(scope: Scope) -> tuple[str, list[Any]]:
    """Write which entries a reader may find, from the one place that says so."""
    query = SearchEntry.objects.visible(scope).query
    sql, values = query.where.as_sql(query.get_compiler(connection=connection), connection)
    return sql, list(values)


def _chosen(wanted: Wanted) -> tuple[str, list[str]]:
    parts: list[str] = ["1 = 1"]
    names: list[str] = []
    if wanted.kinds:
        parts.append(f"kind IN ({', '.join(['%s'] * len(wanted.kinds))})")
        names += wanted.kinds
    if wanted.harms:
        parts.append("(" + " OR ".join(["harms LIKE %s"] * len(wanted.harms)) + ")")
        names += [f"%;{harm};%" for harm in wanted.harms]
    return " AND ".join(parts), names


def group_rarity(wanted: Wanted, group: Group) -> float:
    """Say how rare a group is: as rare as the most common word of what was typed."""
    return min(wanted.rarity(stem) for stem in group.typed.stems)


def _dialect() -> Any:
    return postgres if connection.vendor == "postgresql" else sqlite


def _rows(sql: str, values: Sequence[Any]) -> list[Any]:
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return list(cursor.fetchall())
    except DatabaseError:
        # Without its cause: a database quotes in its error what was looked for.
        raise EngineDown from None


class DatabaseIndex:
    """This keeps stems beside the entries, in the same transaction."""

    def put(self, pks: Sequence[int]) -> None:
        """Take up these entries anew."""
        entries = SearchEntry.objects.filter(pk__in=pks).select_related("text").order_by("pk")
        _dialect().put(TABLE, list(entries))

    def drop(self, pks: Sequence[int]) -> None:
        """Forget these entries."""
        _dialect().drop(TABLE, list(pks))
