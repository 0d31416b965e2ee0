"""Every block of a page in every state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest

from portal.core.blocks import BodyBlock
from portal.core.specimens.base import Specimen, drawn
from portal.core.specimens.block_values import FACTS, LINKS, WORDS, picture_values, video_values
from portal.core.specimens.samples import CHECKED, UNCHECKED, UNKNOWN, sample_document

LEVEL = 3  # below the name of the specimen
Values = Mapping[str, Mapping[str, Any]]


def text_group(request: HttpRequest, _state: str) -> dict[str, Any]:
    """Show blocks of text and advice."""
    return {"specimens": list(_rendered(WORDS, request))}


def links_group(request: HttpRequest, _state: str) -> dict[str, Any]:
    """Show blocks that lead somewhere."""
    handbook = sample_document("Neglect toolkit", "neglect.pdf", 300_000)
    documents = {
        "document": {
            "its own name": {"document": handbook},
            "another name and a sentence": {
                "document": handbook,
                "title": "The toolkit",
                "text": "Twelve pages, with space for notes.",
            },
        }
    }
    cards = [
        {"title": "Bullying", "url": "/harms/bullying/", "text": "Online and at school."},
        {"title": "Going missing", "url": "/harms/missing/", "text": ""},
    ]
    return {
        "specimens": [
            *_rendered({**LINKS, **documents}, request),
            drawn(
                "feature_cards",
                "with a title",
                "blocks/feature_cards.html",
                value={"title": "Kinds of harm"},
                cards=cards,
                level=LEVEL,
                inner_level=LEVEL + 1,
            ),
            drawn(
                "feature_cards",
                "without",
                "blocks/feature_cards.html",
                value={},
                cards=cards,
                level=LEVEL,
                inner_level=LEVEL,
            ),
            *(
                drawn("contact", state, "blocks/contact.html", card=card, level=LEVEL)
                for state, card in (
                    ("checked", CHECKED),
                    ("not yet checked", UNCHECKED),
                    ("no number", UNKNOWN),
                )
            ),
        ]
    }


def facts_group(request: HttpRequest, _state: str) -> dict[str, Any]:
    """Show tables, numbers, pictures and films."""
    values = {**FACTS, "picture": picture_values(), "video": video_values()}
    return {"specimens": list(_rendered(values, request))}


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
