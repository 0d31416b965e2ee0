"""The address that is told which result was pressed."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from portal.search.counting.models import SearchTally
from portal.search.counting.rules.weeks import week_of

pytestmark = pytest.mark.django_db
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def tally(partnership, at):
    now = at("2026-11-19 10:00")
    return SearchTally.objects.create(
        partnership=partnership,
        week=week_of(now.date()),
        language="en",
        query="county lines",
        searches=1,
    )


def press(client=None, headers=OURS, path="/search/clicked/", **data):
    client = client or Client(headers={"host": "localhost"})
    return client.post(path, data, headers=headers)


def test_a_press_is_counted_without_a_cookie_and_without_an_answer(tally):
    answer = press(query="County lines", rank=2)
    assert (answer.status_code, answer.content, dict(answer.cookies)) == (204, b"", {})
    tally.refresh_from_db()
    assert (tally.clicks, tally.first_clicks, tally.ranks) == (1, 0, 2)
    assert tally.week == date(2026, 11, 16)


def test_it_stands_below_the_search_page_in_every_language(tally, partnership):
    assert reverse("search_counting:clicked") == "/search/clicked/"
    assert press(path="/pl/search/clicked/", query="county lines", rank=1).status_code == 204
    tally.refresh_from_db()
    assert tally.clicks == 0  # a Polish reader's search is another row


def test_whether_a_search_is_counted_is_not_told(tally):
    assert press(query="john smith", rank=1).status_code == 204
    assert SearchTally.objects.count() == 1


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"query": "county lines"},
        {"rank": 1},
        {"query": "county lines", "rank": 0},
        {"query": "county lines", "rank": 51},
        {"query": "county lines", "rank": "first"},
        {"query": "x" * 121, "rank": 1},
        {"query": "county lines", "rank": 1, "who": "me"},
    ],
)
def test_anything_but_words_and_a_place_is_refused(tally, data):
    assert press(**data).status_code == 400
    tally.refresh_from_db()
    assert tally.clicks == 0


@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://example.org"}]
)
def test_other_sites_cannot_tell_it_anything(tally, headers):
    assert press(headers=headers, query="county lines", rank=1).status_code == 403


def test_it_answers_presses_only(tally):
    assert Client(headers={"host": "localhost"}).get("/search/clicked/").status_code == 405


def test_one_address_tells_it_sixty_things_a_minute(tally):
    answers = [press(query="county lines", rank=1).status_code for _time in range(61)]
    assert answers == [204] * 60 + [429]
    tally.refresh_from_db()
    assert tally.clicks == 60
