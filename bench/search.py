"""Two hundred questions to a hundred thousand entries, beside the bare SQL of the same words."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from django.db import connection
from django.utils import timezone

from bench.asked import SEED, Question, in_turn, questions, times_line
from bench.harness import WrongAnswer, percentile
from bench.many_entries import Language, rebuilt
from bench.result import Result
from bench.search_server import run_on_server
from portal.core.queries import partnership_by_slug_or_code
from portal.search.engines import sqlite
from portal.search.engines.base import Scope, Wanted
from portal.search.engines.database import TABLE, Choices, group_rarity, visible_sql
from portal.search.engines.expressions import all_but_one
from portal.search.engines.facets import count_facets
from portal.search.queries import find, understood_of
from portal.search.vocabulary import vocabulary_of

SPEED_BAR: Final = 1.5
LOCK_BAR: Final = 2.0
FULL, QUICK = 100_000, 20_000


def run(*, is_quick: bool) -> list[Result]:
    """Fill the search, then ask both ways in turn."""
    language = Language(SEED)
    filled = rebuilt(QUICK if is_quick else FULL, language)
    partnership = partnership_by_slug_or_code("north-lincolnshire")
    if partnership is None:
        raise LookupError("the starter pack is not loaded")
    scope = Scope(partnership.pk, "en", timezone.now())
    asked = questions(language)
    ours, bare = measured(asked, scope, rounds=2 if is_quick else 5)
    ratio = percentile(ours, 95) / percentile(bare, 95)
    lines = [
        times_line("bare SQL: ten results, and the facet counts", bare, "cpu"),
        times_line("the search: understood, found, ranked, marked", ours, "cpu"),
    ]
    return [
        Result(f"search of {filled.entries:,} entries, database", ratio, SPEED_BAR, lines=lines),
        Result(
            f"reindex of {filled.entries:,} entries, longest write lock",
            filled.longest_lock,
            LOCK_BAR,
            unit="s",
            lines=[f"  {filled.entries / filled.seconds:.0f} entries a second"],
        ),
        # Beside a server that shares the processor, few entries would only measure the machine.
        *([] if is_quick else run_on_server(asked, scope, rounds=3)),
    ]


def measured(
    asked: Sequence[Question], scope: Scope, rounds: int
) -> tuple[list[float], list[float]]:
    """Give the processor seconds of each question, as the search and as bare SQL answer it."""
    medians = [_ask_both(question, scope, rounds) for question in asked]
    return [ours for ours, _bare in medians], [bare for _ours, bare in medians]


def _ask_both(question: Question, scope: Scope, rounds: int) -> tuple[float, float]:
    statements = bare_sql(question, scope)
    both = (partial(_search, question, scope), partial(_bare, question, statements))
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(rounds + 1):
        totals = [_timed(ask, times[n]) for n, ask in in_turn(both, turn)]
        if len(set(totals)) != 1:
            raise WrongAnswer(f"{question}: {totals} results")
    # The first turn warms caches.
    return statistics.median(times[0][1:]), statistics.median(times[1][1:])


def bare_sql(question: Question, scope: Scope) -> list[tuple[str, list[Any]]]:
    """Write what a program would that knows the words already: ten results, and the counts.

    Where nothing has the words it asks a second time, for what has any of them.
    """
    wanted = Wanted(understood_of(question.text, scope), scope, rarity=vocabulary_of(scope).idf)
    groups = wanted.understood.needed
    strict = _statements(
        question, scope, wanted, all_but_one(groups, lambda one: group_rarity(wanted, one))
    )
    if len(groups) == 1 or _bare(question, strict):
        return strict
    return [*strict, *_statements(question, scope, wanted, [[group] for group in groups])]


def _statements(
    question: Question, scope: Scope, wanted: Wanted, choices: Choices
) -> list[tuple[str, list[Any]]]:
    visible, values = visible_sql(scope)
    source, score, where, words = sqlite.matching(TABLE, wanted, choices)
    matched = f"FROM {source} WHERE {where} AND {visible}"
    narrow, chosen = "", []
    if question.kinds:
        narrow = " AND kind IN (%s, %s) AND harms LIKE %s"
        chosen = [*question.kinds, f"%;{question.harms[0]};%"]
    columns = f"{TABLE}.id, {TABLE}.title, {TABLE}.path, {TABLE}.summary"
    return [
        (
            f"SELECT {columns} {matched}{narrow} ORDER BY {score} DESC, {TABLE}.id LIMIT 10",
            [*words, *values, *chosen],
        ),
        (f"SELECT kind, harms, COUNT(*) {matched} GROUP BY kind, harms", [*words, *values]),
    ]


def _search(question: Question, scope: Scope) -> int:
    return find(question.text, scope, kinds=question.kinds, harms=question.harms).total


def _bare(question: Question, statements: Sequence[tuple[str, list[Any]]]) -> int:
    with connection.cursor() as cursor:
        for sql, values in statements:
            cursor.execute(sql, values)
            rows = cursor.fetchall()
    return count_facets(rows, question.kinds, question.harms).total


def _timed(ask: Callable[[], int], times: list[float]) -> int:
    began = time.thread_time()
    total = ask()
    times.append(time.thread_time() - began)
    return total
