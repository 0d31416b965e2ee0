"""The same number of queries, however long a page is."""

from __future__ import annotations

import pytest
from django.utils import translation
from wagtail.rich_text import expand_db_html
from wagtail_factories import ImageFactory

from portal.core.blocks import BodyBlock
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db


def link(page, words: str = "there") -> str:
    return f'<p><a linktype="page" id="{page.pk}">{words}</a></p>'


@pytest.fixture
def pages(partnership):
    home = partnership.site.root_page
    return [StandardPageFactory(parent=home, slug=f"page-{n}") for n in range(6)]


def test_a_link_follows_the_readers_language(pages):
    assert expand_db_html(link(pages[0])) == '<p><a href="/page-0/">there</a></p>'
    with translation.override("pl"):
        assert expand_db_html(link(pages[0])) == '<p><a href="/pl/page-0/">there</a></p>'


def test_a_link_to_a_page_that_is_not_public_is_text(pages):
    pages[0].unpublish()

    assert expand_db_html(link(pages[0])) == "<p><a>there</a></p>"


def test_a_link_to_a_page_that_is_gone_is_text(pages):
    html = link(pages[0])
    pages[0].delete()

    assert expand_db_html(html) == "<p><a>there</a></p>"


def test_a_link_without_a_number_is_text():
    assert expand_db_html('<a linktype="page" id="x">there</a>') == "<a>there</a>"


@pytest.mark.parametrize("count", [1, 6])
def test_links_in_text_cost_one_query(stream, pages, queries, count):
    content = stream(*(("prose", link(page)) for page in pages[:count]))
    body = BodyBlock()

    with queries(1):
        html = body.render(content, {})

    assert html.count("<a href") == count


@pytest.mark.parametrize("count", [1, 4])
def test_pictures_cost_two_queries(stream, queries, count):
    images = [ImageFactory(file__width=40, file__height=20) for _ in range(count)]
    raw = [
        ("picture", {"image": {"image": image.pk, "alt_text": "x", "decorative": False}})
        for image in images
    ]
    BodyBlock().render(stream(*raw), {})  # renditions are made once, by whoever looks first

    with queries(2):
        html = BodyBlock().render(stream(*raw), {})

    assert html.count("<img") == count


@pytest.mark.parametrize("count", [1, 6])
def test_cards_cost_one_query(stream, pages, queries, count):
    cards = [{"title": page.title, "page": page.pk, "path": ""} for page in pages[:count]]
    content = stream(("link_cards", {"cards": cards}))

    with queries(1):
        html = BodyBlock().render(content, {})

    assert html.count('<a class="stretch"') == count


def test_a_page_of_words_costs_none(stream, queries):
    content = stream(("heading", {"text": "One"}), ("prose", "<p>Two</p>"))

    with queries(0):
        assert "Two" in BodyBlock().render(content, {})
