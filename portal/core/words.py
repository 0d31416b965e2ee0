"""What a reader sees of stored content, as plain text. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any, Final

# What ends a thought in a page: list items, paragraphs, cells, headings.
ENDS: Final = re.compile(r"</(?:p|li|h\d)>|<br/>")
TAG: Final = re.compile(r"<[^>]+>")
# Codes, addresses and keys: stored as words, and read by nobody.
SILENT: Final = frozenset(
    {"kind", "tone", "urgency", "rank", "anchor", "page", "path", "contact", "ring", "number"}
    | {"link", "duty", "source_name", "id"}
)
# What stands under “Don’t” is there to be avoided.
SAID_TO_BE_AVOIDED: Final = frozenset({"donts"})
HEADING: Final = "heading"


@dataclass(frozen=True)
class Passage:
    """This is some text of a page, and where it stands."""

    place: str
    text: str


def words_of(content: Any, left_out: frozenset[str] = frozenset()) -> str:
    """Gather what a reader sees of stored content, a line for each thought."""
    if isinstance(content, str):
        return unescape(TAG.sub("", ENDS.sub("\n", content)))
    if isinstance(content, Mapping):
        if "value" in content and "type" in content:
            return words_of(content["value"], left_out)
        unread = SILENT | left_out
        return "\n".join(words_of(v, left_out) for k, v in content.items() if k not in unread)
    if isinstance(content, list):
        return "\n".join(words_of(value, left_out) for value in content)
    return ""


def passages_in(blocks: Iterable[Mapping[str, Any]], place: str) -> Iterator[Passage]:
    """Walk stored blocks, each with the heading it stands under; what to avoid is left out."""
    for block in blocks:
        if block.get("type") == HEADING:
            place = words_of(block["value"]) or place
        text = words_of(block.get("value"), SAID_TO_BE_AVOIDED).strip()
        if text:
            yield Passage(place, text)
