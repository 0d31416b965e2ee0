"""Words of a text and their stems: the same for what is kept, what is asked and what is marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import snowballstemmer

# Ukrainian has no stemmer; its words are found as they are written, and by their beginning.
STEMMERS: Final = {
    "en": "english",
    "pl": "polish",
    "ro": "romanian",
    "lt": "lithuanian",
    "ar": "arabic",
}
# A word may hold an apostrophe between letters; a point or dash parts words.
WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
LONGEST_WORD: Final = 40
REMEMBERED: Final = 200_000


@dataclass(frozen=True)
class Token:
    """This is one word of a text."""

    word: str  # folded
    stem: str
    start: int  # where it stands in the text
    end: int


def tokens(text: str, language: str) -> Iterator[Token]:
    """Walk the words of a text."""
    for match in WORD.finditer(text):
        word = fold(match.group())[:LONGEST_WORD]
        if word:
            yield Token(word, stem(word, language), match.start(), match.end())


def stems(text: str, language: str) -> str:
    """Give a text as its stems, as an engine keeps it."""
    return " ".join(token.stem for token in tokens(text, language))


def words(text: str) -> list[str]:
    """List the words of a text, folded."""
    found = (fold(match.group())[:LONGEST_WORD] for match in WORD.finditer(text))
    return [word for word in found if word]


@lru_cache(maxsize=REMEMBERED)
def fold(text: str) -> str:
    """Give a word in lower case without accents, and without what follows its apostrophe."""
    bare = text.casefold().replace("’", "'")
    bare = bare.removesuffix("'s").replace("'", "")
    apart = unicodedata.normalize("NFKD", bare)
    plain = "".join(char for char in apart if not unicodedata.combining(char))
    return plain.replace("ł", "l")


@lru_cache(maxsize=REMEMBERED)
def stem(word: str, language: str) -> str:
    """Give the stem of a folded word."""
    name = STEMMERS.get(language)
    if name is None or any(char.isdigit() for char in word):
        return word
    found = _stemmer(name).stemWord(word)
    return str(found) or word


@lru_cache(maxsize=len(STEMMERS))
def _stemmer(name: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(name)
