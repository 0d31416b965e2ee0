"""docs/how-to/add-a-search-source.md, followed to the letter."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from portal.core import registry
from portal.search.actions import Refreshed, reindex
from portal.search.following import note
from portal.search.models import SearchEntry
from tests.docs.pages import follow

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)


@pytest.fixture
def followed():
    yield follow("add-a-search-source.md")
    registry.search_sources.unregister("rotas")


def found():
    rows = SearchEntry.objects.filter(source="rotas").order_by("thing")
    return [(row.thing, row.title, row.path) for row in rows]


def test_what_there_is_can_be_found(followed):
    assert "rotas" in registry.search_sources
    assert reindex(now=NOW).sources["rotas"] == Refreshed(written=1)
    assert found() == [("rota:nights", "Rota: nights", "/rotas/nights/")]


def test_what_changes_is_followed(followed):
    followed["ROTAS"]["days"] = "Who is on duty by day."
    note([followed["Rota"]("days")])
    assert found() == [("rota:days", "Rota: days", "/rotas/days/")]
    del followed["ROTAS"]["days"]
    note([followed["Rota"]("days"), object()])
    assert found() == []
