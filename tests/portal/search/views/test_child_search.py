"""Children’s search: their words only, nothing in the address, nothing told to anybody."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from portal.core.page_cache.declaration import declared
from portal.search import listeners
from portal.search.views import young
from portal.users import second_factor
from tests.factories.search import search_entry
from tests.portal.search.views.conftest import know

pytestmark = pytest.mark.django_db
SEARCH = "/support/young-people/search/"
OURS = {"host": "localhost", "sec-fetch-site": "same-origin"}


@pytest.fixture
def kite(partnership):
    know("When people are mean to you", voice="child")
    search_entry("Bullying of a child", body="Mean adult words.", kind="harm")
    return search_entry(
        "When people are mean", kind="harm", voice="child", summary="It can stop.",
        path="/support/young-people/about/kite/", harms=";bullying;",
    )  # fmt: skip


@pytest.fixture
def ask(partnership):
    client = Client(headers=OURS)

    def post(words: str, way: str = "", path: str = SEARCH):
        return client.post(f"{path}{way}", {"q": words})

    return post


def test_the_empty_box_says_nothing_of_what_it_is(kite, client):
    answer = client.get(SEARCH, headers={"host": "localhost"})
    page = answer.content.decode()
    assert re.search(r"<title>\s*Your space\s*</title>", page)
    assert declared(answer).no_store is True
    assert answer.cookies == {}
    assert f'<form class="search" action="{SEARCH}" method="post" autocomplete="off"' in page
    assert 'spellcheck="false"' in page
    assert "data-suggest" not in page


def test_children_find_their_own_words_only(kite, ask):
    answer = ask("mean")
    page = answer.content.decode()
    assert "We found this for you" in page
    assert '<a class="stretch" href="/support/young-people/about/kite/">' in page
    assert "Bullying of a child" not in page
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.cookies == {}


def test_adults_words_are_never_shown_instead(kite, ask):
    page = ask("bullying").content.decode()
    assert "We found nothing for that" in page
    assert "Bullying of a child" not in page


@pytest.mark.parametrize(("way", "skin"), [("", "child"), ("?skin=teen", "teen")])
def test_the_look_goes_on(kite, ask, way, skin):
    page = ask("mean", way).content.decode()
    assert f'data-theme="{skin}"' in page
    assert f'action="{SEARCH}{way}"' in page
    assert f'href="/support/young-people/about/kite/{way}"' in page
    assert f'href="/support/young-people/about/{way}"' in page


def test_nothing_found_leads_to_people(kite, ask):
    page = ask("zzzqqq").content.decode()
    assert "You did nothing wrong." in page
    assert page.count('href="tel:08001111"') >= 2
    assert "Tell a grown-up you trust" in page


@pytest.mark.parametrize("words", ["", "   ", "\x01"])
def test_no_word_asks_for_one(kite, ask, words):
    assert "Type a word first." in ask(words).content.decode()


def test_a_number_gets_a_gentle_word(kite, ask):
    page = ask("my number is 07700 900123").content.decode()
    assert "You do not need to type a phone number" in page


def test_nobody_is_told(kite, ask, monkeypatch):
    heard = []
    monkeypatch.setattr(listeners, "on_search", [lambda **said: heard.append(said)])
    ask("mean")
    ask("zzzqqq")
    assert heard == []


def test_words_in_the_address_are_not_looked_at(kite, client):
    page = client.get(f"{SEARCH}?q=mean", headers={"host": "localhost"}).content.decode()
    assert "mean" not in page


def test_another_site_cannot_send_the_form(kite, client):
    theirs = {"host": "localhost", "sec-fetch-site": "cross-site"}
    assert client.post(SEARCH, {"q": "mean"}, headers=theirs).status_code == 403


def test_somebody_signed_in_sends_a_token(kite, client_as, partnership, monkeypatch):
    # Whoever still owes the second step is nobody on public pages.
    monkeypatch.setattr(second_factor, "owes", lambda _request: False)
    client = client_as("practitioner", partnership)
    form = client.get(SEARCH, headers={"host": "localhost"}).content.decode()
    assert 'name="csrfmiddlewaretoken"' in form


def test_too_many_tries_are_told_kindly_and_in_the_same_look(kite, ask, monkeypatch):
    monkeypatch.setattr(young, "PER_MINUTE", 1)
    assert ask("mean", "?skin=teen").status_code == 200
    again = ask("mean", "?skin=teen")
    assert again.status_code == 429
    assert "Wait a minute, please." in again.content.decode()
    assert 'value="mean"' in again.content.decode()
    assert 'data-theme="teen"' in again.content.decode()


def test_children_of_another_language_read_english_marked(kite, ask):
    page = ask("mean", path=f"/pl{SEARCH}").content.decode()
    assert 'href="/pl/support/young-people/about/kite/"' in page
    assert re.search(r'<li class="card"[^>]*lang="en"', page)


def test_every_childrens_page_has_the_box(kite, client):
    about = client.get("/support/young-people/about/?skin=teen", headers={"host": "localhost"})
    page = about.content.decode()
    assert f'action="{SEARCH}?skin=teen" method="post"' in page
    assert 'action="/search/"' not in page


@pytest.mark.parametrize("more", [1, 3, 30])
def test_a_search_costs_as_much_however_much_is_found(kite, ask, queries, more):
    for number in range(more):
        search_entry(f"Mean {number}", kind="harm", voice="child")
    ask("mean")
    with queries(4):
        ask("mean")
