"""docs/how-to/keep-contacts.md, followed to the letter."""

from __future__ import annotations

import pytest

from portal.core import registry
from tests.docs.pages import follow
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def followed(monkeypatch):
    names = follow("keep-contacts.md")
    monkeypatch.setattr(registry.emergency, "_entries", {"contacts": names["strip"]})
    monkeypatch.setattr(registry.contact_cards, "_entries", {"contacts": names["source"]})


def test_the_strip_shows_its_number_and_nobody_can_dial_it(client, partnership):
    page = client.get("/hide/").content.decode()
    assert "01632 960 500" in page
    assert "not yet checked" in page
    assert "tel:01632" not in page


def test_a_page_shows_the_card(client, partnership):
    body = [{"type": "contact", "value": {"contact": "front-door"}}]
    StandardPageFactory(parent=partnership.site.root_page, slug="a", body=body)
    main = client.get("/a/").content.decode().partition("<main")[2].partition("</main>")[0]
    assert "01632 960 500" in main
    assert "tel:01632" not in main
