"""The same questions to the search server, beside the bare client with the same bodies."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from elasticsearch import Elasticsearch

from bench.asked import Question, in_turn, times_line
from bench.elastic import searching_with_server
from bench.harness import WrongAnswer, percentile
from bench.result import Result
from portal.search.elastic.asking import matching
from portal.search.elastic.names import names
from portal.search.engines.base import Scope, Wanted
from portal.search.queries import RANKED, find, understood_of
from portal.search.vocabulary import vocabulary_of

BAR: Final = 1.3


def run_on_server(asked: Sequence[Question], scope: Scope, rounds: int) -> list[Result]:
    """Measure by the clock: the work is done in another process."""
    with searching_with_server() as held:
        if not held:
            print("No search server was measured: ELASTICSEARCH_URL names none.")
            return []
        client = Elasticsearch(os.environ["ELASTICSEARCH_URL"])
        medians = [_ask_both(client, question, scope, rounds) for question in asked]
    ours, bare = ([pair[n] for pair in medians] for n in (0, 1))
    lines = [
        times_line("the same bodies by the bare client", bare, "wall"),
        times_line("the search: understood, found, ranked, marked", ours, "wall"),
    ]
    ratio = percentile(ours, 95) / percentile(bare, 95)
    return [Result(f"search of {held:,} entries, Elasticsearch", ratio, BAR, lines=lines)]


def _ask_both(
    client: Elasticsearch, question: Question, scope: Scope, rounds: int
) -> tuple[float, float]:
    bodies = _bodies(client, question, scope)
    both = (partial(_search, question, scope), partial(_bare, client, bodies))
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(rounds + 1):
        totals = [_timed(ask, times[n]) for n, ask in in_turn(both, turn)]
        if len(set(totals)) != 1:
            raise WrongAnswer(f"{question}: {totals} results")
    # The first turn warms caches.
    return statistics.median(times[0][1:]), statistics.median(times[1][1:])


def _bodies(client: Elasticsearch, question: Question, scope: Scope) -> list[dict[str, Any]]:
    """Give what the search asks: where nothing has all the words, a second time."""
    wanted = Wanted(
        understood_of(question.text, scope), scope, question.kinds, question.harms,
        count=RANKED, rarity=vocabulary_of(scope).idf,
    )  # fmt: skip
    first = matching(wanted)
    if len(wanted.understood.groups) == 1 or _any(_asked(client, first)):
        return [first]
    return [first, matching(wanted, is_loose=True)]


def _search(question: Question, scope: Scope) -> int:
    found = find(question.text, scope, kinds=question.kinds, harms=question.harms)
    if found.engine != "elasticsearch":
        raise WrongAnswer(f"{question}: answered by {found.engine}")
    return found.total


def _bare(client: Elasticsearch, bodies: Sequence[dict[str, Any]]) -> int:
    answers = [_asked(client, body) for body in bodies]
    return int(answers[-1]["hits"]["total"]["value"])


def _asked(client: Elasticsearch, body: dict[str, Any]) -> Any:
    return client.search(index=names().alias, body=body, search_type="dfs_query_then_fetch")


def _any(answer: Any) -> bool:
    return bool(answer["aggregations"]["any"]["doc_count"])


def _timed(ask: Callable[[], int], times: list[float]) -> int:
    began = time.perf_counter()
    total = ask()
    times.append(time.perf_counter() - began)
    return total
