"""Every block of a page in every state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest

from portal.core.blocks import BodyBlock
from portal.core.registry import WordNote
from portal.core.specimens.base import Specimen, drawn
from portal.core.specimens.block_values import (
    FACTS,
    LINKS,
    NOTE,
    TOGETHER,
    WORDS,
    document_values,
    picture_values,
    video_values,
)
from portal.core.specimens.samples import ANSWERING, NUMBERS, ONLINE

TERM = WordNote(
    "MACE", "Multi-Agency Child Exploitation", "A meeting about children who are exploited.", "en"
)
ABBREVIATION = WordNote("MFH", "", "Missing from home.", "en")
LEVEL = 3  # below the name of the specimen
Values = Mapping[str, Mapping[str, Any]]


def text_group(request: HttpRequest, _state: str) -> dict[str, Any]:
    """Show blocks of text and advice."""
    note = drawn("local_note", "no partnership", "blocks/local_note.html", value=NOTE)
    return {"specimens": [*_rendered(WORDS, request), note, *_terms(), _body(request)]}


def _body(request: HttpRequest) -> Specimen:
    """Draw two blocks as a page has them: one after the other, below their headings."""
    body = BodyBlock()
    html = body.render(body.to_python(TOGETHER), {"heading_level": LEVEL, "request": request})
    return Specimen("body", "blocks together", html)


def _terms() -> Iterator[Specimen]:
    """Draw a word explained, without asking a glossary."""
    for state, is_foreign in (("in the page’s language", False), ("in another", True)):
        yield drawn("term", state, "blocks/term.html", note=TERM, is_foreign=is_foreign)
    yield drawn("term", "without its long form", "blocks/term.html", note=ABBREVIATION)
    yield drawn("term", "no longer explained", "blocks/term.html", note=None)
    yield drawn("term", "in a text", "components/term.html", slug="mace", written=TERM.term)
    yield drawn("term_note", "when pressed", "components/term_note.html", slug="mace", text=TERM)
    values = {"slug": "mfh", "text": ABBREVIATION}
    yield drawn("term", "a short word", "components/term.html", written="MFH", **values)
    yield drawn("term_note", "without its long form", "components/term_note.html", **values)


def links_group(request: HttpRequest, _state: str) -> dict[str, Any]:
    """Show blocks that lead somewhere."""
    values = {**LINKS, "document": document_values()}
    gone = drawn("document", "taken out of the library", "blocks/document.html", value={})
    return {"specimens": [*_rendered(values, request), gone, *_feature_cards(), *_contacts()]}


def _feature_cards() -> Iterator[Specimen]:
    """Draw the cards of a feature, without asking one."""
    cards = [
        {"title": "Bullying", "url": "/harms/bullying/", "text": "Online and at school."},
        {"title": "Going missing", "url": "/harms/missing/", "text": ""},
    ]
    for state, value, inner in (
        ("with a title", {"title": "Kinds of harm"}, LEVEL + 1),
        ("without", {}, LEVEL),
    ):
        context = {"value": value, "cards": cards, "level": LEVEL, "inner_level": inner}
        yield drawn("feature_cards", state, "blocks/feature_cards.html", **context)
    yield drawn("feature_cards", "none", "blocks/feature_cards.html", cards=[])


def _contacts() -> Iterator[Specimen]:
    """Draw contacts, without asking whoever keeps them."""
    cards = {
        **NUMBERS,
        "textphone": ANSWERING,
        "e-mail and website": ONLINE,
        "no such contact": None,
    }
    for state, card in cards.items():
        yield drawn("contact", state, "blocks/contact.html", card=card, level=LEVEL)


def facts_group(request: HttpRequest, _state: str) -> dict[str, Any]:
    """Show tables, numbers, pictures and films."""
    values = {**FACTS, "picture": picture_values(), "video": video_values()}
    gone = drawn("picture", "taken out of the library", "blocks/picture.html", value={})
    return {"specimens": [*_rendered(values, request), gone]}


def _rendered(values: Values, request: HttpRequest) -> Iterator[Specimen]:
    body = BodyBlock()
    for name, states in values.items():
        block = body.child_blocks[name]
        for state, raw in states.items():
            value = _value_of(block, raw)
            yield Specimen(name, state, block.render(value, {"level": LEVEL, "request": request}))


def _value_of(block: Any, raw: Any) -> Any:
    """Make the block's value; a sample picture is none that Wagtail's own block would take."""
    if block.name == "picture":
        return block.meta.value_class(block, raw.items())
    return block.normalize(raw)
