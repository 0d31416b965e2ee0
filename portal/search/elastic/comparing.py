"""Comparing the server with the table, entry for entry, by key and version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from elasticsearch import Elasticsearch

from portal.search.elastic.queries import every_version, versions_of

PAGE: Final = 5000
HERE: Final = 0
THERE: Final = 1
Side = tuple[int, int, Any]  # a key, where it is, and what is there of it


@dataclass
class Differences:
    """This is what the server does not have as the table has it."""

    count: int = 0  # entries that the table has
    to_tell: list[tuple[int, int]] = field(default_factory=list)  # key and version
    # Newer there than here: the database was put back, and telling cannot mend that.
    ahead: list[int] = field(default_factory=list)


def differences(client: Elasticsearch, index: str) -> Differences:
    """Walk both in the order of keys. What changes meanwhile may be listed without need."""
    found = Differences()
    ahead: dict[int, int] = {}
    for key, here, there in _paired(client, index):
        found.count += here is not None
        if here is None and there and not there.is_gone:
            found.to_tell.append((key, there.version + 1))
        elif here is not None and there and there.version > here:
            ahead[key] = there.version
        elif here is not None and (there is None or there.version < here or there.is_gone):
            found.to_tell.append((key, here))
    # An entry may have changed, and the server have been told, after the table was read.
    now = versions_of(list(ahead))
    found.ahead = [key for key, version in ahead.items() if now.get(key, version) < version]
    return found


@dataclass(frozen=True)
class Kept:
    """This is what the server has of one entry."""

    key: int
    version: int
    is_gone: bool


def every_document(client: Elasticsearch, index: str) -> Iterator[Kept]:
    """Walk all documents in the order of keys."""
    after: list[int] | None = None
    while True:
        answer = client.search(
            index=index,
            size=PAGE,
            sort=[{"entry": "asc"}],
            search_after=after,
            source_includes=["version", "is_gone"],
            track_total_hits=False,
        )
        hits = answer["hits"]["hits"]
        for hit in hits:
            source = hit["_source"]
            yield Kept(int(hit["_id"]), int(source["version"]), bool(source.get("is_gone")))
        if len(hits) < PAGE:
            return
        after = hits[-1]["sort"]


def _paired(client: Elasticsearch, index: str) -> Iterator[tuple[int, int | None, Kept | None]]:
    """Walk all keys with the version here and what is there."""
    here: Iterator[Side] = ((pk, HERE, version) for pk, version in every_version())
    there: Iterator[Side] = ((kept.key, THERE, kept) for kept in every_document(client, index))
    by_key = itemgetter(0)
    for key, both in groupby(merge(here, there, key=itemgetter(0, 1)), key=by_key):
        sides: dict[int, Any] = {side: value for _key, side, value in both}
        yield key, sides.get(HERE), sides.get(THERE)
