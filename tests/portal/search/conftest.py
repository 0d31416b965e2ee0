"""What is kept of things, and an index that notes what it is told."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from portal.core import registry
from portal.core.findable import Findable
from portal.core.registry import SearchSource
from portal.search.actions import reindex
from portal.search.models import SearchEntry, SearchWord

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)


@pytest.fixture
def made():
    """Give the findables of a source called "made"; a test fills them in."""
    found: dict[str, list[Findable]] = {}
    source = SearchSource(
        things=lambda: sorted(found),
        findables=lambda names: [one for name in names for one in found.get(name, ())],
        touched=lambda thing: [thing] if isinstance(thing, str) else [],
    )
    registry.search_sources.register("made", source)
    yield found
    registry.search_sources.unregister("made")


@pytest.fixture
def findable():
    """Give a function that makes a findable of what is said."""

    def make(thing="made:1", **values):
        usual = {
            "origin": f"made.Row:{thing}", "kind": "guidance", "language": "en",
            "path": "/made/", "title": "Made up",
        }  # fmt: skip
        return Findable(thing=thing, **{**usual, **values})

    return make


@pytest.fixture
def told(monkeypatch):
    """Note what indexes are told, with the entries that are there at that moment."""
    notes = []

    class Noting:
        def put(self, pks):
            notes.append(("put", _things(pks)))

        def drop(self, pks):
            notes.append(("drop", _things(pks)))

    def indexes():
        return [Noting()]

    monkeypatch.setattr("portal.search.actions.refreshing.indexes", indexes)
    return notes


def _things(pks):
    rows = SearchEntry.objects.filter(pk__in=pks).select_related("text").order_by("thing", "pk")
    return [(row.thing, row.text.body) for row in rows]


@pytest.fixture
def entries(db):
    """Give a function: the entries of sources, each as thing, language, voice and place."""

    def found(*sources, **chosen):
        rows = SearchEntry.objects.filter(**({"source__in": sources} if sources else {}), **chosen)
        rows = rows.order_by("thing", "language", "voice", "place")
        return [(row.thing, row.language, row.voice, row.place) for row in rows]

    return found


@pytest.fixture
def counted(db):
    """Give a function: in how many entries each word stands, by its site."""

    def found():
        rows = SearchWord.objects.order_by("place", "word")
        return {(row.place, row.word): row.entries for row in rows}

    return found


@pytest.fixture
def indexed(db):
    """Give a function that brings all entries in line."""
    return lambda: reindex(now=NOW)
