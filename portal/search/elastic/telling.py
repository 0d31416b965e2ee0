"""Telling the server of entries in bulk, each document with a fate of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from elasticsearch import ApiError, Elasticsearch

from portal.search.elastic.documents import document_of
from portal.search.models import SearchEntry

MOST_DOCUMENTS: Final = 500
MOST_LETTERS: Final = 4_000_000  # a bulk of long documents is heavy for both sides
NEWER_THERE: Final = 409  # the server has this version or a later one: that is what we want
NO_SUCH_INDEX: Final = 404  # it was replaced meanwhile; the one that replaced it has been told
TOO_MUCH: Final = frozenset({400, 413})  # something in the bulk is at fault, not the server


@dataclass(frozen=True)
class Told:
    """This is what the server is told of one entry."""

    pk: int
    version: int
    document: dict[str, Any]

    @property
    def size(self) -> int:
        """Estimate how long it is, by its longest part."""
        texts = self.document.get("text", {}).values()
        return sum(len(text["body"]) + 500 for text in texts)


def told_of(entry: SearchEntry) -> Told:
    """Tell of an entry as it is."""
    return Told(entry.pk, entry.version, document_of(entry))


def tell(
    client: Elasticsearch, inlets: Sequence[str], told: Sequence[Told], *, refresh: bool
) -> dict[int, str]:
    """Tell several indices of entries; give a fault, as a code, for each that was not taken.

    Raises what the client raises when the server as a whole does not take anything.
    """
    faults: dict[int, str] = {}
    for portion in _portions(told):
        faults |= _tell_portion(client, inlets, portion, refresh=refresh)
    return faults


def _tell_portion(
    client: Elasticsearch, inlets: Sequence[str], portion: list[Told], *, refresh: bool
) -> dict[int, str]:
    try:
        operations = list(_operations(inlets, portion))
        answer = client.bulk(operations=operations, refresh=refresh)
        return _faults(answer["items"])
    except ApiError as fault:
        if fault.meta.status not in TOO_MUCH:
            raise
        if len(portion) == 1:
            return {portion[0].pk: f"refused-{fault.meta.status}"}
    # Halves until the one at fault stands alone: the others must not wait for it.
    middle = len(portion) // 2
    first = _tell_portion(client, inlets, portion[:middle], refresh=refresh)
    return first | _tell_portion(client, inlets, portion[middle:], refresh=refresh)


def _operations(inlets: Sequence[str], portion: list[Told]) -> Iterator[dict[str, Any]]:
    for inlet in inlets:
        for one in portion:
            yield {
                "index": {
                    "_index": inlet,
                    "_id": str(one.pk),
                    "version": one.version,
                    "version_type": "external_gte",
                    "require_alias": True,
                }
            }
            yield one.document


def _faults(items: Sequence[dict[str, Any]]) -> dict[int, str]:
    found = {}
    for item in items:
        result = item["index"]
        if "error" in result and result["status"] not in {NEWER_THERE, NO_SUCH_INDEX}:
            found[int(result["_id"])] = str(result["error"].get("type", "unknown"))[:60]
    return found


def _portions(told: Sequence[Told]) -> Iterator[list[Told]]:
    """Cut what is to be told into bulks of bearable size."""
    portion: list[Told] = []
    size = 0
    for one in told:
        if portion and (len(portion) >= MOST_DOCUMENTS or size + one.size > MOST_LETTERS):
            yield portion
            portion, size = [], 0
        portion.append(one)
        size += one.size
    if portion:
        yield portion
