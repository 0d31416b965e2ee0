"""What a reader sees of stored content."""

from __future__ import annotations

from portal.core.words import Passage, passages_in, words_of


def test_markup_goes_and_every_thought_has_its_line():
    blocks = [{"type": "prose", "value": "<p>One &amp; two.</p><ul><li>three</li><li>4</li></ul>"}]
    assert words_of(blocks) == "One & two.\nthree\n4\n"


def test_codes_and_addresses_are_not_read():
    value = {
        "title": "Ring",
        "kind": "danger",
        "path": "/a/",
        "link": "https://a.example/",
        "id": 3,
    }
    assert words_of(value) == "Ring"


def test_passages_stand_under_their_headings():
    blocks = [
        {"type": "prose", "value": "<p>First.</p>"},
        {"type": "heading", "value": {"text": "Signs", "rank": "section", "anchor": "signs"}},
        {"type": "prose", "value": "<p>Second.</p>"},
        {"type": "contact", "value": {"contact": "front-door"}},
    ]
    assert list(passages_in(blocks, "The page")) == [
        Passage("The page", "First."),
        Passage("Signs", "Signs"),
        Passage("Signs", "Second."),
    ]


def test_what_is_said_to_be_avoided_is_left_out_of_passages():
    value = {
        "title": "Words",
        "dos": [{"type": "item", "value": "<p>is hurt</p>"}],
        "donts": [{"type": "item", "value": "<p>asked for it</p>"}],
    }
    [passage] = passages_in([{"type": "do_dont", "value": value}], "Top")
    assert passage.text == "Words\nis hurt"
    assert "asked for it" in words_of(value)
