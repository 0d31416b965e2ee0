"""From words to groups: a known phrase is one thing asked for, with everything it is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from portal.search.understanding.analysis import languages_of, stem
from portal.search.understanding.questions import Asked
from portal.search.understanding.spelling import SHORTEST_PART, joined
from portal.search.understanding.spotting import Spotted
from portal.search.understanding.stopwords import is_stop_word
from portal.search.understanding.thesaurus import Match, Thesaurus
from portal.search.understanding.understood import Alternative, Group
from portal.search.understanding.vocabulary import Vocabulary

MOST_ALTERNATIVES: Final = 16  # of one group, so that no question grows without end
APART: Final = 0.5  # all the words of a phrase, but not side by side
JOINED: Final = 0.9  # anti-social, antisocial
ONLY_OUTWARD: Final = 0.5  # of a postcode: the places around it
LONGEST_SPLIT: Final = 16

Words = tuple[str, ...]


@dataclass(frozen=True)
class Grouping:
    """This knows what is needed to make groups of words."""

    language: str
    thesaurus: Thesaurus
    vocabulary: Vocabulary

    def exact(self, words: Words) -> Group:
        """Make a group of what was typed in quotation marks."""
        return Group(_distinct(self._said(words, 1.0)), is_exact=True)

    def spotted(self, one: Spotted) -> Group:
        """Make a group of a postcode or a number; its spellings mean the same."""
        said = []
        for at, words in enumerate(one.spellings):
            is_outward = not one.is_phone and at and len(one.spellings) - 1 == at
            weight = ONLY_OUTWARD if is_outward else 1.0 if at == 0 else JOINED
            said.append(Alternative(words, words, weight))
        return Group(_distinct(said))

    def groups(self, words: Sequence[str], asked: Asked) -> Iterator[Group]:
        """Walk the things asked for, in the order in which they were typed."""
        at = 0
        while at < len(words):
            match = self.thesaurus.match(words, at)
            if match and self._is_meant(words[at : at + match.length], at, asked):
                size = match.length
                yield self._known(tuple(words[at : at + size]), match, at in asked.wishes)
            else:
                size = self._joined_size(words, at)
                span = words[at : at + size]
                if size > 1 or not self._says_nothing(span[0], at, asked):
                    yield self._plain(tuple(span), at in asked.wishes)
            at += size

    def stop_words(self, words: Sequence[str]) -> Iterator[Group]:
        """Walk the words of a question that has no others."""
        return (self._plain((word,), is_optional=False) for word in words)

    def _says_nothing(self, word: str, at: int, asked: Asked) -> bool:
        return at in asked.fillers or is_stop_word(word, self.language)

    def _is_meant(self, span: Sequence[str], at: int, asked: Asked) -> bool:
        """Say whether a known phrase is one here: "it" is not IT, but "not in school" is CME."""
        return len(span) > 1 or not self._says_nothing(span[0], at, asked)

    def _known(self, words: Words, match: Match, is_optional: bool) -> Group:
        said = [*self._said(words, 1.0)]
        for meant in match.meanings:
            if not _holds(meant.words, words):
                said += self._said(meant.words, self._fair(words, meant.words, meant.weight))
        if len(words) > 1:
            said += self._said(words, APART, is_together=False)
        return Group(_distinct(said), is_optional=is_optional)

    def _plain(self, words: Words, is_optional: bool) -> Group:
        said = [*self._said(words, 1.0)]
        if len(words) > 1:
            said += self._said(("".join(words),), JOINED)
            said += self._said(words, APART, is_together=False)
        else:
            said += [one for two in self._split(words[0]) for one in self._said(two, JOINED)]
        return Group(_distinct(said), is_optional=is_optional)

    def _said(
        self, words: Words, weight: float, *, is_together: bool = True
    ) -> Iterator[Alternative]:
        """Say words in the reader's language, and in the first, whose texts stand in for it."""
        for code in languages_of(self.language):
            stems = tuple(stem(word, code) for word in words)
            yield Alternative(words, stems, weight, is_together=is_together)

    def _fair(self, typed: Words, meant: Words, weight: float) -> float:
        """Weigh a meaning down where it is rarer than what was typed: it stands for no more.

        Else "plan" would find child protection before any plan.
        """
        asked, found = sum(self._rarities(typed)), max(self._rarities(meant))
        return weight if asked >= found else round(weight * asked / found, 3)

    def _rarities(self, words: Words) -> list[float]:
        codes = languages_of(self.language)
        return [min(self.vocabulary.idf(stem(word, code)) for code in codes) for word in words]

    def _joined_size(self, words: Sequence[str], at: int) -> int:
        """Say whether two words typed apart are also written as one: anti social."""
        pair = words[at : at + 2]
        if len(pair) < 2 or any(is_stop_word(word, self.language) for word in pair):
            return 1
        return 2 if joined(*pair, [self.vocabulary]) else 1

    def _split(self, word: str) -> list[tuple[str, str]]:
        """Part a word that is written as one and as two; never into a word that says nothing."""
        if len(word) > LONGEST_SPLIT:
            return []
        pairs = (
            (word[:at], word[at:]) for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
        )
        return [
            pair
            for pair in pairs
            if all(
                self.vocabulary.known(half) and not is_stop_word(half, self.language)
                for half in pair
            )
        ][:1]


def _holds(words: Words, typed: Words) -> bool:
    """Say whether what was typed stands in this as it is: then it is found already."""
    size = len(typed)
    return any(words[at : at + size] == typed for at in range(len(words) - size + 1))


def _distinct(said: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """Keep each once: what was typed first, then by weight; the same words, the same order."""
    first, *others = said
    found: dict[tuple[Words, bool], Alternative] = {(first.stems, True): first}
    for one in sorted(others, key=lambda one: (-one.weight, len(one.stems), one.stems)):
        found.setdefault((one.stems, one.is_together), one)
    return tuple(found.values())[:MOST_ALTERNATIVES]
