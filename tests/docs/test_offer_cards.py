"""docs/how-to/offer-cards.md, followed to the letter."""

from __future__ import annotations

import pytest

from portal.core import registry
from portal.core.blocks import BodyBlock
from tests.docs.pages import follow
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def followed():
    follow("offer-cards.md")
    yield
    registry.link_cards.unregister("courses")


def test_editors_can_choose_them():
    block = BodyBlock().child_blocks["feature_cards"].child_blocks["source"]
    assert ("courses", "Courses") in list(block.field.choices)


def test_a_page_shows_them(client, partnership):
    body = [{"type": "feature_cards", "value": {"title": "Next", "source": "courses"}}]
    StandardPageFactory(parent=partnership.site.root_page, slug="a", body=body)
    page = client.get("/a/").content.decode()
    assert 'href="/training/first-steps/"' in page
    assert f"Half a day in {partnership.name}" in page
