"""Links and pictures are found in stored content, whatever they stand in."""

from __future__ import annotations

import pytest

from portal.guidance.review.rules.links import (
    FoundLink,
    FoundPicture,
    LinkKind,
    links_in,
    links_in_text,
    silent_pictures_in,
)
from tests.portal.guidance.review.blocks import heading, prose


@pytest.mark.parametrize(
    ("html", "kind", "target"),
    [
        ('<p><a linktype="page" id="7">x</a></p>', LinkKind.PAGE, "7"),
        ('<a id="8" linktype="document">x</a>', LinkKind.FILE, "8"),
        ('<a href="/harms/cse/#what">x</a>', LinkKind.PATH, "/harms/cse/#what"),
        ('<a href="#do-now">x</a>', LinkKind.PATH, "#do-now"),
        ('<a href="https://example.org/?a=1&amp;b=2">x</a>', LinkKind.WEB,
         "https://example.org/?a=1&b=2"),
    ],
)  # fmt: skip
def test_links_in_rich_text(html, kind, target):
    assert links_in_text(html, "Top") == [FoundLink(kind, target, "Top")]


@pytest.mark.parametrize(
    "html",
    [
        "<p>No link</p>",
        "<a>x</a>",
        '<a href="mailto:a@example.org">x</a>',
        '<a href="tel:999">x</a>',
    ],
)
def test_what_is_no_link_is_left(html):
    assert links_in_text(html, "Top") == []


def test_blocks_are_walked_with_the_heading_they_stand_under():
    blocks = [
        prose('<p><a linktype="page" id="1">x</a></p>'),
        heading("Where to go"),
        {"type": "link_cards", "value": {"title": "", "cards": [
            {"type": "item", "value": {"title": "A", "text": "", "page": 2, "path": ""}},
            {"type": "item", "value": {"title": "B", "text": "", "page": None, "path": "/b/"}},
        ]}},
        {"type": "document", "value": {"document": 3, "title": "", "text": ""}},
        {"type": "video", "value": {"film": None, "link": "https://example.org/film"}},
        {"type": "do_dont", "value": {"dos": [], "donts": [
            {"type": "item", "value": '<a linktype="page" id="4">x</a>'}]}},
    ]  # fmt: skip
    assert links_in(blocks, "The page") == [
        FoundLink(LinkKind.PAGE, "1", "The page"),
        FoundLink(LinkKind.PAGE, "2", "Where to go"),
        FoundLink(LinkKind.PATH, "/b/", "Where to go"),
        FoundLink(LinkKind.FILE, "3", "Where to go"),
        FoundLink(LinkKind.WEB, "https://example.org/film", "Where to go"),
        FoundLink(LinkKind.PAGE, "4", "Where to go"),
    ]


@pytest.mark.parametrize(
    ("picture", "is_silent"),
    [
        ({"image": 5, "alt_text": "A park bench", "decorative": False}, False),
        ({"image": 5, "alt_text": "", "decorative": True}, False),
        ({"image": 5, "alt_text": "", "decorative": False}, True),
        ({"image": 5}, True),
        ({"image": None, "alt_text": ""}, False),
    ],
)
def test_pictures_without_words(picture, is_silent):
    blocks = [heading("Our place"), {"type": "picture", "value": {"image": picture, "caption": ""}}]
    expected = [FoundPicture(5, "Our place")] if is_silent else []
    assert silent_pictures_in(blocks, "Top") == expected
