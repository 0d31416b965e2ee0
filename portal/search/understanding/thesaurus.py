"""Words that mean the same: abbreviations, what they stand for, what people say instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from portal.search.understanding.analysis import languages_of, stem, words
from portal.search.understanding.stemming import FIRST_LANGUAGE
from portal.search.understanding.vocabulary import Vocabulary

LONGEST_PHRASE: Final = 10  # words
MOST_MEANINGS: Final = 8  # of one phrase
MEANT: Final = 0.7

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Synonym:
    """This is a set of phrases that mean the same.

    One way: whoever types the first phrase also finds the others, and not the other way round.
    """

    phrases: tuple[str, ...]
    is_one_way: bool = False
    weight: float = MEANT  # how much it counts when another phrase of the set was typed


@dataclass(frozen=True)
class Meant:
    """This is a phrase that was not typed, but means the same."""

    words: Phrase
    weight: float


@dataclass(frozen=True)
class Match:
    """This is a typed phrase that the thesaurus knows."""

    length: int  # words
    meanings: tuple[Meant, ...]


@dataclass
class _Known:
    meanings: dict[Phrase, float] = field(default_factory=dict)

    def learn(self, phrase: Phrase, weight: float) -> None:
        if 0 < len(phrase) <= LONGEST_PHRASE:
            self.meanings[phrase] = max(weight, self.meanings.get(phrase, 0.0))


class Thesaurus:
    """This finds phrases in a question, by the stems of their words, and says what they mean."""

    def __init__(self, synonyms: Iterable[Synonym] = (), language: str = FIRST_LANGUAGE) -> None:
        self.languages = languages_of(language)
        self._known: dict[Phrase, _Known] = {}  # by folded words
        self._abbreviations: set[str] = set()
        for synonym in synonyms:
            self._learn(synonym)
        self._found_by = {code: self._keys(code) for code in self.languages}
        self._longest = {code: _longest(keys) for code, keys in self._found_by.items()}
        self.words = frozenset(word for phrase in self._known for word in phrase)
        # For spelling: an abbreviation may stand on no page but the glossary's.
        self.vocabulary = Vocabulary((word, word, 1) for word in self.words)
        self._stems = {
            code: frozenset(stem(word, code) for word in self.words) for code in self.languages
        }

    @property
    def size(self) -> int:
        """Say how many phrases there are."""
        return len(self._known)

    def knows(self, word: str) -> bool:
        """Say whether a folded word, in any form, stands in a phrase."""
        return word in self.words or any(
            stem(word, code) in self._stems[code] for code in self.languages
        )

    def is_phrase(self, word: str) -> bool:
        """Say whether a folded word is a whole phrase, such as an abbreviation."""
        return (word,) in self._known

    def match(self, typed: Sequence[str], start: int = 0) -> Match | None:
        """Find the longest known phrase that begins with this word, if there is one."""
        best: tuple[int, set[Phrase]] = (0, set())
        for code in self.languages:
            length, phrases = self._match_in(code, typed, start)
            if length > best[0]:
                best = (length, set(phrases))
            elif length and length == best[0]:
                best[1].update(phrases)
        return Match(best[0], self._meanings(best[1])) if best[0] else None

    def _match_in(self, code: str, typed: Sequence[str], start: int) -> tuple[int, list[Phrase]]:
        first = stem(typed[start], code)
        for length in range(min(self._longest[code].get(first, 0), len(typed) - start), 0, -1):
            span = typed[start : start + length]
            found = self._found_by[code].get(tuple(stem(word, code) for word in span))
            if found:
                return length, found
        return 0, []

    def _meanings(self, phrases: set[Phrase]) -> tuple[Meant, ...]:
        """Put together what several spellings of one phrase mean, the closest first."""
        weights: dict[Phrase, float] = {}
        for phrase in phrases:
            for other, weight in self._known[phrase].meanings.items():
                if other not in phrases:
                    weights[other] = max(weight, weights.get(other, 0.0))
        best = sorted(weights.items(), key=lambda pair: (-pair[1], len(pair[0]), pair[0]))
        return tuple(Meant(words, weight) for words, weight in best[:MOST_MEANINGS])

    def _learn(self, synonym: Synonym) -> None:
        phrases = [tuple(words(written)) for written in synonym.phrases]
        for at, phrase in enumerate(phrases):
            if not 0 < len(phrase) <= LONGEST_PHRASE:
                continue
            known = self._known.setdefault(phrase, _Known())
            if len(phrase) == 1 and _is_abbreviation(synonym.phrases[at]):
                self._abbreviations.add(phrase[0])
            if at == 0 or not synonym.is_one_way:
                for other in phrases:
                    known.learn(other, synonym.weight)

    def _keys(self, code: str) -> dict[Phrase, list[Phrase]]:
        """List phrases by the stems they are found by: MDTs is several of MDT."""
        keys: dict[Phrase, list[Phrase]] = {}
        for phrase in sorted(self._known):
            keys.setdefault(tuple(stem(word, code) for word in phrase), []).append(phrase)
        for word in sorted(self._abbreviations):
            several = (stem(f"{word}s", code),)
            if (word,) not in keys.setdefault(several, []):
                keys[several].append((word,))
        return keys


def _longest(keys: Iterable[Phrase]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for key in keys:
        longest[key[0]] = max(len(key), longest.get(key[0], 0))
    return longest


def _is_abbreviation(written: str) -> bool:
    letters = written.replace(".", "").strip()
    return len(letters) > 1 and letters.isupper()


def both_ways(phrases: Iterable[str], weight: float = MEANT) -> Iterator[Synonym]:
    """Make a set of phrases that mean the same, when there are at least two."""
    several = tuple(dict.fromkeys(filter(None, (phrase.strip() for phrase in phrases))))
    if len(several) > 1:
        yield Synonym(several, weight=weight)
