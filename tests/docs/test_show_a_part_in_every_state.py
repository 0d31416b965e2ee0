"""docs/how-to/show-a-part-in-every-state.md, followed to the letter."""

from __future__ import annotations

import pytest

from portal.core import registry
from tests.docs.pages import follow

pytestmark = pytest.mark.django_db
SENTENCE = "What to do in the first hour"


@pytest.fixture
def followed(partnership):
    yield follow("show-a-part-in-every-state.md")
    registry.specimen_groups.unregister("leaflets")


def test_the_parts_have_a_page_with_their_states(followed, client):
    page = client.get("/components/leaflets/").text

    assert "link_card: short" in page
    assert SENTENCE not in page
    assert '<a class="tag" href="?state=long&amp;skin=adult">With a sentence</a>' in page


def test_another_state_shows_another_look(followed, client):
    assert SENTENCE in client.get("/components/leaflets/?state=long").text


def test_the_list_of_components_leads_there(followed, client):
    assert 'href="/components/leaflets/"' in client.get("/components/").text
