"""Kinds of harm in words for children: only theirs, at addresses that say nothing."""

from __future__ import annotations

import re

import pytest
from django.db import IntegrityError
from django.test import Client

from portal.core import registry
from portal.core.page_cache.declaration import declared
from tests import factories
from tests.factories.rule_sets import sheet_from

pytestmark = pytest.mark.django_db
ABOUT = "/support/young-people/about/"


@pytest.fixture
def bullying(knowledge):
    owner = knowledge.harm.owner
    owner.neutral_slug = "kite"
    owner.save()
    return factories.HarmTextFactory(
        owner=owner, voice="child", name="When people are mean", summary="It can stop.",
        definition="It is not your fault.", actions="<p>Tell a grown-up.</p>",
    )  # fmt: skip


@pytest.fixture
def get(partnership):
    return Client(headers={"host": "localhost"}).get


def test_children_read_their_own_words(bullying, get):
    page = get(f"{ABOUT}kite/").content.decode()
    assert "When people are mean" in page
    assert "It is not your fault." in page
    assert "<p>Tell a grown-up.</p>" in page
    assert "Again and again" not in page  # the adult's words


def test_the_tab_the_address_and_the_history_say_nothing(bullying, get):
    response = get(f"{ABOUT}kite/")
    page = response.content.decode()
    assert re.search(r"<title>\s*Your space\s*</title>", page)
    assert "bully" not in response.request["PATH_INFO"]
    assert "no-store" in response.headers["Cache-Control"]
    assert response.cookies == {}
    assert declared(response).no_store is True


@pytest.mark.parametrize(
    ("asked", "skin"), [("", "child"), ("?skin=teen", "teen"), ("?skin=x", "child")]
)
def test_the_look_is_carried_by_links(bullying, get, asked, skin):
    page = get(f"{ABOUT}{asked}").content.decode()
    assert f'data-theme="{skin}"' in page
    way = "?skin=teen" if skin == "teen" else ""
    assert f'href="{ABOUT}kite/{way}"' in page
    assert f'href="{ABOUT}{way}"' in get(f"{ABOUT}kite/{asked}").content.decode()


@pytest.mark.parametrize("word", ["bullying", "every-kind-of-harm", "nothing"])
def test_there_is_nothing_under_the_name_of_a_harm(bullying, get, word):
    assert get(f"{ABOUT}{word}/").status_code == 404


def test_words_not_approved_for_children_are_never_replaced_by_the_adults(knowledge, get):
    knowledge.harm.owner.neutral_slug = "kite"
    knowledge.harm.owner.save()
    assert get(f"{ABOUT}kite/").status_code == 404
    assert "Bullying" not in get(ABOUT).content.decode()


def test_a_kind_without_a_neutral_word_has_no_page_for_children(bullying, get):
    bullying.owner.neutral_slug = ""
    bullying.owner.save()
    assert "When people are mean" not in get(ABOUT).content.decode()


def test_no_word_leads_to_two_kinds(bullying):
    other = factories.HarmTextFactory().owner
    other.neutral_slug = "kite"
    with pytest.raises(IntegrityError):
        other.save()


def test_the_page_is_told_in_the_readers_language_when_all_is_there(bullying, get):
    response = get(f"/pl{ABOUT}kite/")
    page = response.content.decode()
    assert response.status_code == 200
    assert '<div lang="en" dir="ltr">' in page


def test_pages_for_young_people_show_cards_of_them(bullying, partnership):
    cards = registry.link_cards.get("young-teen").cards(partnership)
    assert [(card.title, card.path, card.text) for card in cards] == [
        ("When people are mean", f"{ABOUT}kite/?skin=teen", "It can stop.")
    ]
    child = registry.link_cards.get("young-child").cards(partnership)
    assert [card.path for card in child] == [f"{ABOUT}kite/"]


@pytest.mark.parametrize("more", [1, 3, 30])
@pytest.mark.parametrize("path", [ABOUT, f"{ABOUT}kite/"])
def test_a_page_costs_one_query_however_many_there_are(bullying, get, queries, path, more):
    for number in range(more):
        factories.HarmTextFactory(owner__neutral_slug=f"word-{number}", voice="child")
    get("/privacy/")
    with queries(1):
        get(path)


def test_children_read_nothing_of_the_workers_route(bullying, get, partnership):
    sheet_from("national")
    sheet_from("north_lincolnshire", partnership)
    page = get(f"{ABOUT}kite/").content.decode()
    assert "It is not your fault." in page
    for words in ("The route in brief", "strategy discussion", "/refer/", "line manager"):
        assert words not in page
