"""What somebody typed, made safe to read, and its parts: words, phrases in quotation marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 120
LOOKED_AT: Final = 2_000  # of what came: the rest cannot become part of a question
# Control characters, signs that turn the direction of text, halves of characters, private ones.
UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# Letters of some languages need these two between them; what a line is made of stays a space.
JOINERS: Final = "\u200c\u200d"
QUOTED: Final = re.compile(r'"([^"]*)"|[“„”]([^“„”"]*)[“”]|«([^«»]*)»')


@dataclass(frozen=True)
class Part:
    """This is a stretch of a question."""

    text: str
    start: int
    is_exact: bool = False


def clean(text: str) -> str:
    """Give a question without what cannot be seen, on one line, at most so long."""
    seen = "".join(_visible(char) for char in text[:LOOKED_AT])
    return " ".join(seen.split())[:LONGEST].rstrip()


def _visible(char: str) -> str:
    if char.isspace():
        return " "
    if char in JOINERS or unicodedata.category(char) not in UNSEEN:
        return char
    return ""


def parts(text: str) -> Iterator[Part]:
    """Walk a cleaned question; a quotation mark without its other half is only text."""
    at = 0
    for match in QUOTED.finditer(text):
        yield Part(text[at : match.start()], at)
        group = match.lastindex or 1
        yield Part(match[group], match.start(group), is_exact=True)
        at = match.end()
    yield Part(text[at:], at)
