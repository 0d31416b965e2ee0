"""Which searches may be counted: only such as anybody could have typed. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from portal.search.understanding.analysis import words

MOST_WORDS: Final = 12
MOST_LETTERS: Final = 120
OF_ADDRESSES: Final = frozenset("@/\\")


@dataclass(frozen=True)
class Lexicon:
    """These are the words that a counted search may hold."""

    phrase_at: Callable[[Sequence[str], int], int]  # how many words of a taught phrase begin there
    is_small: Callable[[str], bool]  # “the”, “where”
    is_word: Callable[[str], bool]  # of the portal's own, or of English
    is_name: Callable[[str], bool]  # of a person, even if the portal uses the word as well


def normal(text: str) -> str:
    """Give a search as it is counted: small letters, no accents, one space between words."""
    return " ".join(words(text))


def is_harmless(text: str) -> bool:
    """Say whether a search holds neither a digit nor an address of any kind."""
    return not any(char.isnumeric() or char in OF_ADDRESSES for char in text)


def countable(text: str, lexicon: Lexicon) -> str:
    """Give the form in which a search is counted; "" when it may not be."""
    typed = words(text)
    said = " ".join(typed)
    if not typed or len(typed) > MOST_WORDS or len(said) > MOST_LETTERS or not is_harmless(text):
        return ""
    at = 0
    while at < len(typed):
        taught = lexicon.phrase_at(typed, at)
        if not taught and not _may_stand(typed[at], lexicon):
            return ""
        at += taught or 1
    return said


def _may_stand(word: str, lexicon: Lexicon) -> bool:
    if lexicon.is_small(word):
        return True
    return lexicon.is_word(word) and not lexicon.is_name(word)
