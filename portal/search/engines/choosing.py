"""Which engine answers, and which are told of changes."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings

from portal.search.elastic.feed import FeedIndex
from portal.search.engines.base import Engine, Index
from portal.search.engines.database import DatabaseEngine, DatabaseIndex
from portal.search.engines.falling_back import FallingBack
from portal.settings.search import SearchServer


def engine() -> Engine:
    """Give the engine that answers."""
    if settings.SEARCH is None:
        return DatabaseEngine()
    return _with_server(settings.SEARCH)


def indexes() -> list[Index]:
    """List what is told of every change."""
    if settings.SEARCH is None:
        return [DatabaseIndex()]
    return [DatabaseIndex(), FeedIndex()]


@lru_cache(maxsize=1)
def _with_server(_server: SearchServer) -> FallingBack:
    """Give one for the whole process: its threads find out together that the server is away."""
    # The client takes most of a second to import: only those who search with it pay for it.
    from portal.search.elastic.finding import ElasticEngine

    return FallingBack(ElasticEngine(), DatabaseEngine())
