"""Words of a text and their stems: the same for what is kept, what is asked and what is marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from portal.search.understanding.folding import APOSTROPHES, INSIDE, LONGEST_RAW, LONGEST_WORD, fold
from portal.search.understanding.stemming import FIRST_LANGUAGE, STEMMERS, stem

__all__ = [
    "FIRST_LANGUAGE",
    "LONGEST_WORD",
    "STEMMERS",
    "Token",
    "fold",
    "languages_of",
    "stem",
    "stems",
    "tokens",
    "words",
]

# Letters with full stops between them are one word (C.S.E., s.47), and so is what a single letter
# or "co" stands before with a hyphen (e-mail, co-ordinate). An apostrophe joins. Any other sign
# parts words: county-lines is county lines.
WORD: Final = re.compile(
    rf"(?<![\w.])(?:[^\W\d]\.)+(?:[^\W\d]|\d+)(?!\w)"
    rf"|(?:(?<![\w-])(?:[^\W\d]|[Cc][Oo])[-‐‑](?=[^\W\d]{{3}}|\d))?"
    rf"\w[\w{INSIDE}]*(?:[{APOSTROPHES}]\w[\w{INSIDE}]*)*"
)
REMEMBERED: Final = 100_000


class Token(NamedTuple):
    """This is one word of a text."""

    word: str  # folded
    stem: str
    start: int  # where it stands in the text
    end: int


def languages_of(language: str) -> tuple[str, ...]:
    """List the languages in which a reader's words are looked for: theirs, then the first."""
    return tuple(dict.fromkeys((language, FIRST_LANGUAGE)))


def tokens(text: str, language: str) -> Iterator[Token]:
    """Walk the words of a text."""
    for match in WORD.finditer(_without_underscores(text)):
        word, found = _analysed(match[0][:LONGEST_RAW], language)
        if word:
            yield Token(word, found, *match.span())


def stems(text: str, language: str) -> str:
    """Give a text as its stems, as an engine keeps it."""
    written = WORD.findall(_without_underscores(text))
    found = [_analysed(raw[:LONGEST_RAW], language)[1] for raw in written]
    return " ".join(filter(None, found))


def words(text: str) -> list[str]:
    """List the words of a text, folded."""
    found = (fold(raw[:LONGEST_RAW]) for raw in WORD.findall(_without_underscores(text)))
    return [word for word in found if word]


def _without_underscores(text: str) -> str:
    """Part words where regular expressions would not; everything stays in its place."""
    return text.replace("_", " ")


@lru_cache(maxsize=REMEMBERED)
def _analysed(raw: str, language: str) -> tuple[str, str]:
    word = fold(raw)
    return word, stem(word, language)
