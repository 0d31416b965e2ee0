"""Where the questions are found: menu, footer, site map, cards and search."""

from __future__ import annotations

import pytest
from django.utils import translation

from portal.core import registry
from portal.core.menu import menu_items
from portal.core.registry import LinkCard
from portal.navigator.referring.registrations import NAME, SUMMARY

pytestmark = pytest.mark.django_db


def test_it_stands_first_in_the_menu(partnership):
    first = menu_items(partnership)[0]
    assert (first.label, first.path, first.group) == ("Where to refer", "/refer/", "worried")


def test_in_another_language_the_menu_leads_to_its_address(partnership):
    with translation.override("pl"):
        assert "/pl/refer/" in [item.path for item in menu_items(partnership)]


def test_every_page_links_to_it(client, partnership):
    assert 'href="/refer/"' in client.get("/hide/").text


def test_search_engines_know_the_start_page_alone(client, partnership):
    told = client.get("/sitemap.xml").text
    assert told.count("/refer/") == 1
    assert "<loc>http://testserver/refer/</loc>" in told


def test_editors_may_put_it_on_a_page(partnership):
    source = registry.link_cards.get("refer")
    assert source.cards(partnership) == [LinkCard("Where do I refer?", "/refer/", str(SUMMARY))]


def test_it_is_found(partnership):
    source = registry.search_sources.get("refer")
    found = {one.language: one for one in source.findables(["place:refer-start", "place:else"])}
    assert list(source.things()) == ["place:refer-start"]
    assert (found["en"].path, found["en"].title, found["en"].kind) == (
        "/refer/",
        str(NAME),
        "guidance",
    )


def test_the_menu_asks_the_database_nothing(partnership, queries):
    menu_items(partnership)
    with queries(0):
        registry.navigation.get("refer")(partnership)
        list(registry.site_map.get("refer")(partnership))
