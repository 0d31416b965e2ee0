"""Phrases as editors write them, one to a line: what may be taught. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from portal.search.editors.exceptions import (
    NoPhrase,
    OnlySmallWords,
    PhraseTooLong,
    PhraseTwice,
    PhraseWithoutWord,
    TooFewPhrases,
    TooManyPhrases,
)
from portal.search.understanding.analysis import words

MOST_PHRASES: Final = 20
MOST_WORDS: Final = 6
MOST_LETTERS: Final = 60
IsSmall = Callable[[str], bool]  # says of a folded word whether search leaves it out


def phrases_in(text: str) -> tuple[str, ...]:
    """List the phrases of a text, one to a line, without space that means nothing."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return tuple(line for line in lines if line)


def checked_synonyms(text: str, is_small: IsSmall) -> tuple[str, ...]:
    """Give the phrases of a set of synonyms; raise PhrasesRefused, saying why."""
    found = phrases_in(text)
    if len(found) < 2:
        raise TooFewPhrases
    return _checked(found, is_small)


def checked_triggers(text: str, is_small: IsSmall) -> tuple[str, ...]:
    """Give the phrases that bring a promoted result; raise PhrasesRefused, saying why."""
    found = phrases_in(text)
    if not found:
        raise NoPhrase
    return _checked(found, is_small)


def _checked(found: tuple[str, ...], is_small: IsSmall) -> tuple[str, ...]:
    if len(found) > MOST_PHRASES:
        raise TooManyPhrases(most=MOST_PHRASES)
    seen: set[tuple[str, ...]] = set()
    for phrase in found:
        written = tuple(words(phrase))
        _check(phrase, written, is_small)
        if written in seen:
            raise PhraseTwice(phrase=phrase)
        seen.add(written)
    return found


def _check(phrase: str, written: tuple[str, ...], is_small: IsSmall) -> None:
    if not written:
        raise PhraseWithoutWord(phrase=phrase)
    if len(phrase) > MOST_LETTERS or len(written) > MOST_WORDS:
        raise PhraseTooLong(phrase=phrase[:MOST_LETTERS], words=MOST_WORDS, letters=MOST_LETTERS)
    if all(map(is_small, written)):
        raise OnlySmallWords(phrase=phrase)
