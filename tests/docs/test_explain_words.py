"""docs/how-to/explain-words.md, followed to the letter."""

from __future__ import annotations

import pytest

from portal.core import registry
from portal.core.blocks import BodyBlock
from tests.docs.pages import follow
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def followed(monkeypatch):
    monkeypatch.setattr(registry, "words", registry.Registry("words"))
    follow("explain-words.md")


def test_editors_can_choose_it():
    block = BodyBlock().child_blocks["term"].child_blocks["term"]
    assert list(block.field.choices)[1:] == [("lighthouse", "Lighthouse")]  # after the blank


def test_a_page_explains_it(client, partnership):
    body = [{"type": "term", "value": {"term": "lighthouse"}}]
    StandardPageFactory(parent=partnership.site.root_page, slug="a", body=body)
    page = client.get("/a/").content.decode()
    assert f"<b>Lighthouse</b>: A light that {partnership.name} keeps." in page


def test_a_word_that_is_gone_is_left_out(client, partnership):
    body = [{"type": "term", "value": {"term": "windmill"}}]
    StandardPageFactory(parent=partnership.site.root_page, slug="a", body=body)
    assert 'class="def"' not in client.get("/a/").content.decode()
