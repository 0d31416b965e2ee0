"""The search page, as readers meet it."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from django.test import Client

from portal.core.limits import hit
from portal.core.page_cache.declaration import declared
from portal.search import listeners, promoting
from portal.search.views.results import PER_MINUTE
from tests.factories.search import search_entry
from tests.portal.search.views.conftest import know

pytestmark = pytest.mark.django_db


def shown(page: str) -> list[str]:
    """List the titles of the results, in order, without their marks."""
    found = re.findall(r"<h3[^>]*><a [^>]*data-rank[^>]*>(.*?)</a>", page, re.DOTALL)
    return [re.sub(r"</?mark>|\s+(?=\s)", "", title).strip() for title in found]


def told(page: str) -> str:
    return re.search(r'<div role="status"><h2>(.*?)</h2>', page, re.DOTALL)[1].strip()


def link(page: str, words: str) -> str:
    """Give the address of the link with these words in it."""
    found = re.search(rf'<a [^>]*href="([^"]*)"[^>]*>(?:(?!</a>).)*{re.escape(words)}', page)
    assert found, words
    return found[1].replace("&amp;", "&")


def test_what_is_found_says_what_it_is_and_why(things, read):
    page = read("/search/?q=phone")
    assert '<h1 class="hide">Search results for “phone”</h1>' in page
    assert told(page) == "4 results"
    assert "Several <mark>phones</mark> or SIM cards" in page
    assert "More than one <mark>phone</mark>, often an old one." in page
    assert 'href="/indicators/online/phones/" data-rank=' in page
    assert "Online harm. Updated 19 October 2026" in page
    assert "guidance › practitioner-guide" in page
    assert "Who sits in a meeting" not in page


def test_one_result_is_told_as_one(things, read):
    assert told(read("/search/?q=chair")) == "1 result"


def test_results_are_kept_by_nobody_and_set_no_cookie(things, get):
    answer = get("/search/?q=phone")
    assert answer.headers["Cache-Control"] == "no-store"
    assert declared(answer) is None
    assert answer.cookies == {}
    assert '<meta name="robots" content="noindex">' in answer.content.decode()


def test_filters_are_links_that_add_and_take_away(things, read):
    page = read("/search/?q=phone")
    assert link(page, "Signs") == "/search/?q=phone&type=indicator"
    signs = read("/search/?q=phone&type=indicator")
    assert shown(signs) == ["Several phones or SIM cards"]
    assert 'rel="nofollow" aria-current="true"' in signs
    assert link(signs, "Guidance") == "/search/?q=phone&type=indicator&type=guidance"
    assert link(signs, "Take all filters away") == "/search/?q=phone"
    both = read("/search/?q=phone&type=indicator&harm=online-harm")
    assert told(both) == "1 result"
    taken = re.search(r'<a class="tag tag--on" href="([^"]+)"', both)[1].replace("&amp;", "&")
    assert taken == "/search/?q=phone&harm=online-harm"


def test_kinds_of_harm_narrow_too(things, read):
    page = read("/search/?q=phone&harm=online-harm")
    assert sorted(shown(page)) == ["Online harm", "Several phones or SIM cards"]


@pytest.mark.parametrize("way", ["type=weather", "harm=nothing", "type=x&harm=y"])
def test_an_unknown_filter_is_left_out_and_said(things, read, way):
    page = read(f"/search/?q=phone&{way}")
    assert told(page) == "4 results"
    assert "does not exist here, so it was left out" in page


@pytest.mark.parametrize("page", ["0", "-1", "x", "99", "1e3", "٣", "9" * 30])
def test_an_unknown_page_shows_the_first_and_says_so(things, read, page):
    found = read(f"/search/?q=phone&page={page}")
    assert told(found) == "4 results"
    assert "There is no such page of results" in found


def test_pages_lead_on_and_keep_the_filters(partnership, read):
    for number in range(23):
        search_entry(f"Trainers {number:02}", kind="glossary")
    page = read("/search/?q=trainers&type=glossary")
    assert told(page) == "23 results"
    assert "You see 1 to 10." in page
    assert 'href="/search/?q=trainers&amp;type=glossary&amp;page=2" rel="next"' in page
    last = read("/search/?q=trainers&type=glossary&page=3")
    assert len(shown(last)) == 3
    assert '<ol class="lines" start="21">' in last
    assert 'rel="prev"' in last
    assert 'rel="next"' not in last


def test_a_misspelt_word_is_put_right_and_can_be_kept(things, read):
    know("exploitation of children")
    search_entry("Exploitation", body="What exploitation is.")
    page = read("/search/?q=exploitasion")
    assert re.search(r"Showing results for <b>\s*exploitation\s*</b>", page)
    assert link(page, "instead") == "/search/?q=%22exploitasion%22"
    assert shown(page) == ["Exploitation"]


def test_a_phone_number_is_not_repeated(things, read):
    page = read("/search/?q=phone+07700+900123")
    assert "<title>Search – " in page
    assert "Please do not search for phone numbers" in page
    assert "900123" not in re.sub(r"<[^>]*>", "", page)
    assert "results.atom" not in page
    assert "data-chosen" not in page


def test_nothing_found_helps(things, read):
    page = read("/search/?q=burnr+zzzqqq+burn")
    assert "Nothing was found" in told(page) or "result" in told(page)
    page = read("/search/?q=zzzqqq")
    assert told(page) == "Nothing was found for “zzzqqq”"
    assert '<a href="tel:999">999</a>' in page
    assert 'href="/report/?page=/search/"' in page
    assert link(page, "Online harm") == "/harms/online-harm/"
    for path in ("/indicators/", "/harms/", "/glossary/", "/guidance/"):
        assert f'href="{path}"' in page


def test_filters_that_leave_nothing_say_so(things, read):
    page = read("/search/?q=chair&type=glossary")
    assert told(page) == "Nothing was found for “chair” with these filters"
    assert link(page, "Take all filters away") == "/search/?q=chair"


def test_the_empty_page_helps_to_begin_and_is_everybodys(things, get):
    answer = get("/search/")
    page = answer.content.decode()
    assert declared(answer).no_store is False
    assert '<option value="Burner"></option>' in page
    assert '<option value="Online harm"></option>' in page
    assert "What you can type" in page
    assert 'list="names"' in page


@pytest.mark.parametrize("query", ["?q=", "?q=+++", "?type=indicator", "?q=%09"])
def test_a_question_without_words_is_the_empty_page(things, get, query):
    answer = get(f"/search/{query}")
    assert "What you can type" in answer.content.decode()


def test_readers_of_another_language_see_english_marked(things, read):
    page = read("/pl/search/?q=phone")
    assert len(shown(page)) == 4
    assert page.count('<h3 lang="en" dir="ltr">') == 4
    assert page.count('<span lang="en" dir="ltr">Online harm</span>') == 3  # a filter, two results
    assert 'href="/pl/indicators/online/phones/"' in page
    assert 'href="/pl/search/?q=phone&amp;type=indicator"' in page


def test_nothing_of_another_partnership_shows(four_partnerships):
    tees, get = four_partnerships["tees"], Client().get
    search_entry("Only for Tees phones", place=tees.pk)
    here = four_partnerships["north-lincolnshire"].site.hostname
    page = get("/search/?q=phones", headers={"host": here}).content.decode()
    assert "Only for Tees" not in page
    there = get("/search/?q=phones", headers={"host": tees.site.hostname})
    assert shown(there.content.decode()) == ["Only for Tees phones"]


def test_words_for_children_never_show(partnership, read):
    search_entry("Phones for children", voice="child")
    assert "Phones for children" not in read("/search/?q=phones")


@dataclass(frozen=True)
class Chosen:
    title: str = "Ring us first"
    text: str = "Before you search any further."
    url: str = "/for-practitioners/"


@pytest.fixture
def promoted(monkeypatch):
    monkeypatch.setattr(promoting, "promotion_sources", [lambda _asked, _scope: [Chosen()]])


def test_what_the_partnership_chose_stands_first(things, promoted, read):
    page = read("/search/?q=phone")
    assert page.index("Ring us first") < page.index("4 results")
    assert "Chosen by your partnership" in page
    assert "Ring us first" in read("/search/?q=zzzqqq")


def test_it_stands_there_once_and_not_among_filtered_results(things, promoted, read):
    assert "Ring us first" not in read("/search/?q=phone&type=glossary")
    twice = promoting.promotion_sources * 2
    promoting.promotion_sources[:] = twice
    assert read("/search/?q=phone").count("Ring us first") == 1


@pytest.fixture
def heard(monkeypatch):
    searches, choices = [], []
    monkeypatch.setattr(listeners, "on_search", [lambda **said: searches.append(said)])
    monkeypatch.setattr(listeners, "on_choice", [lambda **said: choices.append(said)])
    return searches, choices


def test_a_search_is_told_once_not_for_each_page_and_filter(things, heard, read):
    read("/search/?q=phone")
    read("/search/?q=phone&page=1&type=indicator")
    read("/search/?q=zzzqqq")
    read("/search/")
    assert [(said["understood"].text, said["total"]) for said in heard[0]] == [
        ("phone", 4),
        ("zzzqqq", 0),
    ]


def test_which_result_was_opened_is_told_by_its_number(things, heard, client):
    form = {"q": "phone", "rank": "2"}
    ours = {"sec-fetch-site": "same-origin", "host": "localhost"}
    answer = client.post("/search/chosen/", form, headers=ours)
    assert (answer.status_code, answer.content, answer.cookies) == (204, b"", {})
    [said] = heard[1]
    assert (said["text"], said["rank"], said["scope"].voice) == ("phone", 2, "adult")


@pytest.mark.parametrize(
    "form", [{}, {"q": "phone"}, {"q": "phone", "rank": "0"}, {"q": "x", "rank": "9" * 9},
             {"rank": "1"}, {"q": "x", "rank": "²"}],
)  # fmt: skip
def test_what_makes_no_sense_is_told_to_nobody(things, heard, client, form):
    ours = {"sec-fetch-site": "same-origin", "host": "localhost"}
    assert client.post("/search/chosen/", form, headers=ours).status_code == 400
    assert heard[1] == []


def test_another_site_cannot_tell_of_a_choice(things, heard, client):
    theirs = {"sec-fetch-site": "cross-site", "host": "localhost"}
    form = {"q": "phone", "rank": "1"}
    assert client.post("/search/chosen/", form, headers=theirs).status_code == 403
    assert heard[1] == []


@pytest.mark.parametrize("more", [1, 3, 30])
def test_a_page_costs_as_much_however_much_is_found(things, get, heard, queries, more):
    for number in range(more):
        search_entry(f"Phone {number}", kind="glossary", harms=";online-harm;")
    get("/search/?q=phone")  # what is remembered until something is published
    with queries(4):
        get("/search/?q=phone")


def test_too_many_searches_from_one_address_are_stopped(things, get, at):
    now = at("2026-11-20 10:00")
    for _ in range(PER_MINUTE):
        hit("search", "127.0.0.1", limit=PER_MINUTE, per_seconds=60, now=now)
    answer = get("/search/?q=chair")
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
