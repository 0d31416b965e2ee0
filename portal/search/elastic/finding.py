"""The engine: asks the search server and answers with keys of entries."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from elasticsearch import NotFoundError

from portal.search.elastic.asking import beginning, matching
from portal.search.elastic.connection import ASK_SECONDS, asking, reading_answers
from portal.search.elastic.names import names
from portal.search.engines.base import Matches, Scope, Wanted
from portal.search.exceptions import EngineDown
from portal.search.understanding.analysis import words

LEAST_SECONDS: Final = 0.1


class ElasticEngine:
    """This finds entries with Elasticsearch."""

    name = "elasticsearch"

    def match(self, wanted: Wanted) -> Matches:
        """Find what is wanted. Raises EngineDown when there is no answer within a second."""
        groups = wanted.understood.groups
        if not groups:
            return Matches(engine=self.name)
        began = time.monotonic()
        answer = self._ask(matching(wanted), wanted.scope)
        with reading_answers():
            if _is_any(answer) or len(groups) == 1:
                return self._matches(answer)
        left = max(LEAST_SECONDS, ASK_SECONDS - (time.monotonic() - began))
        answer = self._ask(matching(wanted, is_loose=True), wanted.scope, seconds=left)
        with reading_answers():
            return self._matches(answer, is_loose=True)

    def begin_with(self, text: str, scope: Scope, count: int) -> list[int]:
        """List the entries whose names hold words that begin like these, best first."""
        if not words(text) or count < 1:
            return []
        answer = self._ask(beginning(text, scope, count), scope)
        with reading_answers():
            return [key for key, _score in _hits(answer)]

    def _ask(
        self, body: dict[str, Any], scope: Scope, *, seconds: float = ASK_SECONDS
    ) -> dict[str, Any]:
        """Search; half an answer is none, so a shard that is late or away is a failure."""
        alias = names().alias
        with reading_answers(), _looking_again_for_names():
            answer = (
                asking()
                .options(request_timeout=seconds)
                .search(
                    index=alias,
                    body={**body, "timeout": f"{round(seconds * 900)}ms"},
                    allow_partial_search_results=False,
                    # Words are counted over all shards, and the same readers are always answered
                    # by the same copy: equal questions get equal answers.
                    search_type="dfs_query_then_fetch",
                    preference=_same_copy(scope),
                )
            )
            if answer["timed_out"] is not False:
                raise EngineDown
            return dict(answer.body)

    def _matches(self, answer: dict[str, Any], *, is_loose: bool = False) -> Matches:
        return Matches(
            total=int(answer["hits"]["total"]["value"]),
            hits=_hits(answer),
            kinds=_counts(answer, "kind"),
            harms=_counts(answer, "harms"),
            is_loose=is_loose,
            engine=self.name,
        )


@contextmanager
def _looking_again_for_names() -> Iterator[None]:
    """Forget what our index is called when there is none: the database may have been put back."""
    try:
        yield
    except NotFoundError:
        names.cache_clear()
        raise


def _same_copy(scope: Scope) -> str:
    """Name a copy of the index; it stands in the address, so it tells nothing of the question."""
    return f"readers-{scope.partnership_pk or 0}-{scope.language}-{scope.voice}"


def _is_any(answer: dict[str, Any]) -> bool:
    """Say whether anything fits, were no facet chosen."""
    return int(answer["aggregations"]["any"]["doc_count"]) > 0


def _hits(answer: dict[str, Any]) -> tuple[tuple[int, float], ...]:
    return tuple((int(hit["_id"]), float(hit["_score"])) for hit in answer["hits"]["hits"])


def _counts(answer: dict[str, Any], name: str) -> dict[str, int]:
    buckets = answer["aggregations"][name]["each"]["buckets"]
    return {str(bucket["key"]): int(bucket["doc_count"]) for bucket in buckets}
