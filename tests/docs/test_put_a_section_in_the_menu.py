"""docs/how-to/put-a-section-in-the-menu.md, followed to the letter."""

from __future__ import annotations

import pytest

from portal.core import registry
from portal.core.menu import menu_items
from portal.core.registry import NavItem
from tests.docs.pages import follow

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def followed():
    follow("put-a-section-in-the-menu.md")
    yield
    registry.navigation.unregister("training")
    registry.site_map.unregister("training")


def test_the_menu_has_it(partnership):
    wanted = NavItem("Training", "/training/", order=60, group="work")
    assert [item for item in menu_items(partnership) if item.path == "/training/"] == [wanted]


def test_every_page_links_to_it(client, partnership):
    assert 'href="/training/"' in client.get("/hide/").content.decode()


def test_search_engines_are_told(client, partnership):
    told = client.get("/sitemap.xml").content.decode()
    assert "<loc>http://testserver/training/</loc>" in told
