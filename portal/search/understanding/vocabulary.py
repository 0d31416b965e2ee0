"""The words the portal itself uses: what they are close to, and how rare they are."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Self

from rapidfuzz import process
from rapidfuzz.distance import OSA

from portal.search.understanding.analysis import fold, stem
from portal.search.understanding.stemming import DIGIT, FIRST_LANGUAGE

SHORTEST: Final = 3  # what is shorter is nobody's correction
MOST_NEAR: Final = 24
MOST_LONGER: Final = 200


class Vocabulary:
    """This knows words with the number of entries in which each stands."""

    def __init__(self, rows: Iterable[tuple[str, str, int]] = ()) -> None:
        self._counts: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        for word, found, count in rows:
            self._counts[word] = self._counts.get(word, 0) + count
            self._stems[found] = self._stems.get(found, 0) + count
        self.entries = max(self._counts.values(), default=0)  # the commonest word is in nearly all
        self._sorted = sorted(self._counts)
        self._by_length: dict[int, list[str]] = {}
        for word in self._sorted:
            if len(word) >= SHORTEST and not DIGIT.search(word):
                self._by_length.setdefault(len(word), []).append(word)

    @classmethod
    def of(cls, counts: Mapping[str, int], language: str = FIRST_LANGUAGE) -> Self:
        """Make one of words as they are written."""
        folded = [(fold(word), count) for word, count in counts.items()]
        return cls((word, stem(word, language), count) for word, count in folded)

    @property
    def size(self) -> int:
        """Say how many words there are."""
        return len(self._counts)

    def count(self, word: str) -> int:
        """Say in how many entries a folded word stands."""
        return self._counts.get(word, 0)

    def known(self, word: str) -> bool:
        """Say whether a folded word is used, in this form."""
        return word in self._counts

    def knows_stem(self, found: str) -> bool:
        """Say whether any form of a word is used."""
        return found in self._stems

    def idf(self, found: str) -> float:
        """Say how rare a stem is: a little above 0 where all entries have it."""
        count = min(self._stems.get(found, 0), self.entries)
        return math.log(1 + (self.entries - count + 0.5) / (count + 0.5))

    def near(self, word: str, most: int = 2) -> list[tuple[str, int]]:
        """List words at most so many slips away, nearest first; two letters swapped are one."""
        found: list[tuple[str, int]] = []
        for length in range(len(word) - most, len(word) + most + 1):
            choices = self._by_length.get(length, ())
            slips = process.extract(
                word, choices, scorer=OSA.distance, score_cutoff=most, limit=MOST_NEAR
            )
            found += [(other, int(distance)) for other, distance, _at in slips]
        return sorted(found, key=lambda pair: (pair[1], -self.count(pair[0]), pair[0]))

    def longer(self, beginning: str) -> Iterator[str]:
        """Walk words that begin like this and go on."""
        at = bisect_left(self._sorted, beginning)
        for word in self._sorted[at : at + MOST_LONGER]:
            if not word.startswith(beginning):
                return
            if word != beginning:
                yield word
