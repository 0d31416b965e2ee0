"""Pages of the portal come from memory, for everybody alike and never for too long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from portal.core import registry, stamp
from portal.core.publishing import publish_page, save_draft
from portal.core.strip import DialCard, EmergencyContacts
from tests.factories import StandardPageFactory

TEN = datetime(2026, 11, 20, 10, tzinfo=UTC)
PUBLIC = "public, max-age=0, s-maxage=60"


@pytest.fixture(autouse=True)
def switched_on(settings, at):
    settings.PAGE_CACHE_BYTES = 1_000_000
    at("2026-11-20 10:00")


def test_home_and_standard_pages_are_public(partnership, queries):
    StandardPageFactory(parent=partnership.site.root_page, slug="about-us")
    for path in ("/", "/about-us/", "/pl/about-us/"):
        first = Client().get(path)
        with queries(0):
            second = Client().get(path)
        assert second.content == first.content
        assert second.headers["Cache-Control"] == PUBLIC
        assert "Set-Cookie" not in second.headers
        assert second.headers["Content-Language"] == "en"  # the page is in English only


@pytest.mark.parametrize("trait", ["family", "teen", "child", "discreet"])
def test_pages_of_children_and_families_leave_no_copy(partnership, trait):
    StandardPageFactory(parent=partnership.site.root_page, slug="help", **{trait: True})
    for _turn in range(2):
        response = Client().get("/help/")
        assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")


def test_publishing_shows_at_once_and_a_draft_does_not(partnership):
    page = StandardPageFactory(parent=partnership.site.root_page, slug="rota", title="Old words")
    assert b"Old words" in Client().get("/rota/").content
    page.title = "New words"
    before = stamp.current_stamp()
    save_draft(page=page)
    assert stamp.current_stamp() == before
    assert b"Old words" in Client().get("/rota/").content
    publish_page(page=page)
    assert b"New words" in Client().get("/rota/").content


def test_an_unpublished_page_is_gone_at_once(partnership):
    page = StandardPageFactory(parent=partnership.site.root_page, slug="rota")
    Client().get("/rota/")
    page.unpublish()
    assert Client().get("/rota/").status_code == 410


def test_partnerships_share_nothing(four_partnerships):
    bodies = {
        slug: Client(headers={"host": row.site.hostname}).get("/").content
        for slug, row in four_partnerships.items()
    }
    assert len(set(bodies.values())) == 4
    for slug, row in four_partnerships.items():
        assert row.name.encode() in bodies[slug]


def test_a_signed_in_visitor_gets_a_page_of_their_own(partnership, client_as):
    Client().get("/")
    response = client_as("practitioner", partnership).get("/")
    assert "private" in response.headers["Cache-Control"]
    assert "ETag" not in response.headers


def test_the_strip_ends_the_page_when_the_front_door_opens(partnership, at, monkeypatch):
    opens = TEN + timedelta(hours=1)

    def contacts(_partnership):
        words = "closed" if opens.timestamp() > _now() else "open"
        card = DialCard("Front door", "01724 000000", "+441724000000", hours_words=words)
        return EmergencyContacts(card, None, opens if words == "closed" else None)

    monkeypatch.setitem(registry.emergency._entries, "contacts", contacts)
    assert b"closed" in Client().get("/").content
    at("2026-11-20 10:59")
    assert b"closed" in Client().get("/").content
    at("2026-11-20 11:00")
    assert b"closed" not in Client().get("/").content


def _now():
    return datetime.now(UTC).timestamp()
