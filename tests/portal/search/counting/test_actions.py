"""Counting: whose searches, which, how it fails, and what is forgotten."""

from __future__ import annotations

import logging
from datetime import UTC, date, datetime

import pytest
from django.db import OperationalError, connection

from portal.core import registry
from portal.search.counting import actions
from portal.search.counting.actions import count_click, count_search, forget_old, forget_rare
from portal.search.counting.models import SearchTally
from portal.search.engines.base import Scope
from portal.search.queries import understood_of
from tests.factories import SynonymSetFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 19, 9, 30, tzinfo=UTC)
MONDAY = date(2026, 11, 16)


def scope_of(partnership, **more):
    return Scope(**{"partnership_pk": partnership.pk, "language": "en", "now": NOW} | more)


def search(text, scope, total=3, times=1):
    for _time in range(times):
        count_search(understood=understood_of(text, scope), scope=scope, total=total, now=scope.now)


def click(text, rank, scope):
    count_click(text=text, rank=rank, scope=scope, now=scope.now)


def counted():
    rows = SearchTally.objects.order_by("query", "language", "pk")
    return [(row.query, row.searches, row.without_result) for row in rows]


def test_the_same_words_are_one_search_however_they_are_written(partnership):
    here = scope_of(partnership)
    search("Drug dealing", here)
    search("  drug  DEALING?", here, total=0)
    search("drug dealing", here)
    assert counted() == [("drug dealing", 3, 1)]
    row = SearchTally.objects.get()
    assert (row.partnership, row.week, row.language) == (partnership, MONDAY, "en")


def test_weeks_languages_and_partnerships_are_counted_apart(two):
    search("county lines", scope_of(two[0]))
    search("county lines", scope_of(two[1]))
    search("county lines", scope_of(two[0], language="pl"))
    # Sunday night in London is Sunday; an hour later a new week has begun.
    search("county lines", scope_of(two[0], now=datetime(2026, 11, 22, 23, 59, tzinfo=UTC)))
    search("county lines", scope_of(two[0], now=datetime(2026, 11, 23, 0, 0, tzinfo=UTC)))
    found = SearchTally.objects.values_list("partnership", "language", "week", "searches")
    assert set(found) == {
        (two[0].pk, "en", MONDAY, 2),
        (two[1].pk, "en", MONDAY, 1),
        (two[0].pk, "pl", MONDAY, 1),
        (two[0].pk, "en", date(2026, 11, 23), 1),
    }


@pytest.mark.parametrize(
    "text",
    [
        "john smith",
        "my daughter chloe is missing",
        "DN15 6NL",
        "help near DN15",
        "call 01724 296500",
        "07700900123",
        "somebody@example.org",
        "xqzzy",
        "",
        "the",
    ],
)
def test_what_could_tell_of_somebody_leaves_no_trace(partnership, text, caplog):
    with caplog.at_level(logging.DEBUG):
        if text != "the":
            search(text, scope_of(partnership), times=9)
    assert counted() == []
    assert not text or text not in caplog.text


def test_a_childs_search_is_never_counted_nor_one_of_no_site(partnership):
    search("county lines", scope_of(partnership, voice="child"), times=9)
    click("county lines", 1, scope_of(partnership, voice="child"))
    search("county lines", Scope(None, "en", NOW), times=9)
    assert counted() == []


def test_a_word_that_editors_taught_is_known(partnership):
    here = scope_of(partnership)
    search("elfbarz", here)
    SynonymSetFactory(phrases="elfbarz\nvape")
    search("elfbarz", here)
    assert counted() == [("elfbarz", 1, 0)]


def test_a_press_adds_to_its_search(partnership):
    here = scope_of(partnership)
    search("county lines", here, times=3)
    for rank in (1, 1, 7):
        click("County lines", rank, here)
    row = SearchTally.objects.get()
    assert (row.searches, row.clicks, row.first_clicks, row.ranks) == (3, 3, 2, 9)


@pytest.mark.parametrize("rank", [0, 51, -1])
def test_a_place_that_cannot_be_is_not_counted(partnership, rank):
    here = scope_of(partnership)
    search("county lines", here)
    click("county lines", rank, here)
    assert SearchTally.objects.get().clicks == 0


def test_a_press_makes_no_search_of_words_nobody_counted(two):
    search("county lines", scope_of(two[0]))
    click("john smith", 1, scope_of(two[0]))
    click("county lines", 1, scope_of(two[1]))
    assert counted() == [("county lines", 1, 0)]
    assert SearchTally.objects.get().clicks == 0


def test_a_failure_is_swallowed_and_logged_without_words(partnership, monkeypatch, caplog):
    def broken():
        raise OperationalError("UPDATE … 'county lines'")

    here = scope_of(partnership)
    asked = understood_of("county lines", here)
    monkeypatch.setattr(actions, "impatient_transaction", broken)
    with caplog.at_level(logging.DEBUG):
        count_search(understood=asked, scope=here, total=1, now=NOW)
        click("county lines", 1, here)
    assert [(record.event, record.exc_info) for record in caplog.records] == [
        ("search-uncounted", None),
        ("search-uncounted", None),
    ]
    assert "county" not in caplog.text


@pytest.mark.parametrize(("known", "expected"), [(True, 4), (False, 6)])
def test_counting_takes_few_queries(partnership, queries, known, expected):
    here = scope_of(partnership)
    search("drug dealing", here)
    if not known:
        SearchTally.objects.all().delete()
    asked = understood_of("drug dealing", here)
    with queries(expected + 2 * (connection.vendor == "sqlite")):
        count_search(understood=asked, scope=here, total=1, now=NOW)


def test_rare_searches_are_forgotten_when_their_week_is_over(two):
    here = scope_of(two[0])
    search("county lines", here, times=5)
    search("nudes", here, times=4)
    search("nudes", scope_of(two[1]), times=4)
    assert forget_rare(NOW, 100) == 0
    monday = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
    assert forget_rare(monday, 1) == 1
    assert forget_rare(monday, 100) == 1
    assert counted() == [("county lines", 5, 0)]


def test_counts_are_forgotten_after_thirteen_months(partnership):
    here = scope_of(partnership)
    search("county lines", here, times=5)
    assert forget_old(datetime(2027, 12, 16, tzinfo=UTC), 100) == 0
    assert forget_old(datetime(2027, 12, 17, tzinfo=UTC), 100) == 1
    assert counted() == []


def test_the_worker_forgets_both():
    assert registry.purges.get("rare-searches") is forget_rare
    assert registry.purges.get("old-searches") is forget_old
