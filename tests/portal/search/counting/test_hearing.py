"""What the search page tells is counted, and nothing but what it tells."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.search.counting.models import SearchTally
from portal.search.models import SearchWord
from tests.factories.search import search_entry

pytestmark = pytest.mark.django_db
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def browser(partnership):
    for _page in range(2):
        for _result in range(10):
            search_entry("County lines")
    for word in ("county", "lines"):
        SearchWord.objects.create(language="en", voice="adult", word=word, stem=word, entries=1)
    return Client(headers={"host": "localhost"})


def counted():
    return list(SearchTally.objects.values_list("query", "searches", "clicks", "first_clicks"))


def test_a_search_and_the_result_that_was_opened_are_counted(browser):
    assert browser.get("/search/", {"q": "County lines"}).status_code == 200
    assert counted() == [("county lines", 1, 0, 0)]
    pressed = browser.post("/search/chosen/", {"q": "County lines", "rank": "1"}, headers=OURS)
    assert (pressed.status_code, pressed.content, dict(pressed.cookies)) == (204, b"", {})
    assert counted() == [("county lines", 1, 1, 1)]


def test_a_filter_or_a_further_page_is_no_new_search(browser):
    browser.get("/search/", {"q": "county lines", "type": "harm"})
    browser.get("/search/", {"q": "county lines", "page": "2"})
    assert counted() == []


@pytest.mark.parametrize(
    "path", ["/support/young-people/search/", "/pl/support/young-people/search/"]
)
def test_nothing_that_a_child_looks_for_is_counted(browser, path):
    assert browser.post(path, {"q": "county lines"}, headers=OURS).status_code == 200
    assert counted() == []


def test_the_api_counts_nothing(browser):
    assert browser.get("/api/v1/search", {"q": "county lines"}).status_code == 200
    assert counted() == []
