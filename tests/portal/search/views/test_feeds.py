"""A search as a feed, and the box of this site for browsers."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest

from tests.factories.search import search_entry

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
OPEN = "{http://a9.com/-/spec/opensearch/1.1/}"
FEED = "/search/results.atom"


@pytest.fixture
def feed(get):
    def read(query: str, prefix: str = "") -> ET.Element:
        answer = get(f"{prefix}{FEED}{query}")
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
        assert answer.headers["Cache-Control"] == "no-store"
        return ET.fromstring(answer.content)

    return read


def titles(read: ET.Element) -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in read.iter(f"{ATOM}entry")]


def test_what_changed_last_comes_first(things, feed):
    later = datetime(2026, 11, 1, tzinfo=UTC)
    search_entry("Phones again", changed_at=later)
    found = feed("?q=phone")
    assert titles(found)[:2] == ["Phones again", "Several phones or SIM cards"]
    assert len(titles(found)) == 5
    assert found.findtext(f"{ATOM}updated") == later.isoformat()


def test_an_entry_keeps_its_name_and_leads_to_its_page(things, feed):
    first, again = (feed("?q=SIM+phone") for _ in range(2))
    [entry] = first.iter(f"{ATOM}entry")
    [same] = again.iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == same.findtext(f"{ATOM}id")
    assert entry.findtext(f"{ATOM}id").startswith("urn:uuid:")
    assert entry.find(f"{ATOM}link").get("href").endswith("/indicators/online/phones/")
    assert entry.findtext(f"{ATOM}summary") == "More than one phone, often an old one."


def test_filters_hold_and_unknown_ones_are_left_out(things, feed):
    assert titles(feed("?q=phone&type=glossary&harm=nothing")) == ["Burner"]


@pytest.mark.parametrize("query", ["", "?q=", "?q=zzzqqq", "?q=%00".replace("%00", "%01")])
def test_a_feed_without_entries_is_one_all_the_same(things, feed, query):
    assert titles(feed(query)) == []


def test_a_phone_number_is_not_its_title(things, feed):
    assert "900123" not in feed("?q=phone+07700900123").findtext(f"{ATOM}title")


def test_a_feed_is_capped(partnership, feed):
    for number in range(53):
        search_entry(f"Trainers {number}")
    assert len(titles(feed("?q=trainers"))) == 50


def test_browsers_are_told_of_the_box(partnership, get, client):
    answer = get("/search/opensearch.xml")
    told = ET.fromstring(answer.content)
    assert answer.headers["Content-Type"] == "application/opensearchdescription+xml"
    assert len(told.findtext(f"{OPEN}ShortName")) <= 16
    assert "North Lincolnshire" in told.findtext(f"{OPEN}LongName")
    addresses = [url.get("template") for url in told.iter(f"{OPEN}Url")]
    assert addresses[0] == "http://localhost/search/?q={searchTerms}"
    page = client.get("/privacy/", headers={"host": "localhost"}).content.decode()
    assert 'rel="search" type="application/opensearchdescription+xml"' in page


def test_each_language_has_its_own_box(partnership, get):
    told = ET.fromstring(get("/pl/search/opensearch.xml").content)
    [address, *_rest] = [url.get("template") for url in told.iter(f"{OPEN}Url")]
    assert address == "http://localhost/pl/search/?q={searchTerms}"
