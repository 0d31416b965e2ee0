"""Slips of spelling, mended with the portal's own words: near ones, joined ones, parted ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log10
from typing import Final

from portal.search.understanding.stemming import DIGIT
from portal.search.understanding.vocabulary import Vocabulary

SHORTEST: Final = 4  # a shorter word has too many neighbours
TWO_SLIPS: Final = 6  # from this length on there may be two
TWO_SLIPS_FOR_SURE: Final = 8
FOR_SURE: Final = 5
FINISHED_FOR_SURE: Final = 7
SHORTEST_PART: Final = 3
SHORTEST_JOINED: Final = 6
MOST_ADDED: Final = 6  # letters, of a word somebody did not finish
MOST_MENDED: Final = 6  # words of one question: each costs a walk through the vocabulary

# How much easier some slips are made than others, in slips.
OTHER_FIRST_LETTER: Final = 0.5
DOUBLED: Final = 0.4
SWAPPED: Final = 0.3
BESIDE: Final = 0.2
SOUNDS_ALIKE: Final = 0.3
COMMON: Final = 0.12  # for each zero of its number of entries
MOST_COMMON: Final = 0.4

# A word of four letters is mended unasked only when one word is close, and no other nearly so.
PLAIN: Final = 0.75
PLAIN_BY: Final = 0.25

ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
NEIGHBOURS: Final = {frozenset(pair) for row in ROWS for pair in pairwise(row)}
ALIKE: Final = {
    frozenset(pair)
    for sounds in ("aeiou", "sc", "ck", "sz", "iy", "gj", "fv", "kq")
    for pair in ((a, b) for a in sounds for b in sounds if a != b)
}


@dataclass(frozen=True)
class Mended:
    """This is what a word was meant to be, and whether that is plain enough not to ask."""

    words: tuple[str, ...]
    is_sure: bool


@dataclass(frozen=True)
class _Near:
    word: str
    slips: int
    is_plain: bool


def mend(
    word: str, vocabularies: Sequence[Vocabulary], is_phrase: Callable[[Sequence[str]], bool]
) -> Mended | None:
    """Find what an unknown word was meant to be; short words and numbers are left as they are."""
    if len(word) < SHORTEST or DIGIT.search(word):
        return None
    near = _nearest(word, vocabularies)
    if near and near.slips == 1:
        return Mended((near.word,), near.is_plain or len(word) >= FOR_SURE)
    parted = part(word, vocabularies, is_phrase)
    if parted:
        return Mended(parted, is_sure=True)
    finished = _finished(word, vocabularies)
    if finished:
        return Mended((finished,), len(word) >= FINISHED_FOR_SURE)
    return Mended((near.word,), len(word) >= TWO_SLIPS_FOR_SURE) if near else None


def _nearest(word: str, vocabularies: Iterable[Vocabulary]) -> _Near | None:
    most = 2 if len(word) >= TWO_SLIPS else 1
    costs: dict[str, tuple[float, int]] = {}
    for vocabulary in vocabularies:
        for other, slips in vocabulary.near(word, most):
            rated = (_cost(word, other, slips, vocabulary.count(other)), slips)
            costs[other] = min(rated, costs.get(other, rated))
    if not costs:
        return None
    (cost, best, slips), *others = sorted(
        (rated[0], other, rated[1]) for other, rated in costs.items()
    )
    is_plain = cost <= PLAIN and all(other[0] - cost >= PLAIN_BY for other in others[:1])
    return _Near(best, slips, is_plain)


def _cost(word: str, other: str, slips: int, count: int) -> float:
    cost = slips - min(MOST_COMMON, COMMON * log10(1 + count))
    if word[0] != other[0]:
        cost += OTHER_FIRST_LETTER
    if _once_each(word) == _once_each(other):
        return cost - DOUBLED
    if len(word) != len(other):
        return cost
    if sorted(word) == sorted(other):
        return cost - SWAPPED
    changed = [frozenset(pair) for pair in zip(word, other, strict=True) if pair[0] != pair[1]]
    if all(pair in ALIKE for pair in changed):
        return cost - SOUNDS_ALIKE
    return cost - BESIDE if all(pair in NEIGHBOURS for pair in changed) else cost


def _once_each(word: str) -> str:
    """Write double letters once."""
    return word[:1] + "".join(after for before, after in pairwise(word) if before != after)


def part(
    word: str, vocabularies: Sequence[Vocabulary], is_phrase: Callable[[Sequence[str]], bool]
) -> tuple[str, str] | None:
    """Part a word into two that are used, best the two of a known phrase."""
    found = []
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        one, two = word[:at], word[at:]
        if _is_used(one, vocabularies) and _is_used(two, vocabularies):
            rarer = min(_count(one, vocabularies), _count(two, vocabularies))
            found.append((not is_phrase((one, two)), -rarer, one, two))
    return min(found)[2:] if found else None


def joined(one: str, two: str, vocabularies: Sequence[Vocabulary]) -> str:
    """Join two words when that gives one that is used; else nothing."""
    both = one + two
    is_word = len(both) >= SHORTEST_JOINED and not DIGIT.search(both)
    return both if is_word and _is_used(both, vocabularies) else ""


def _finished(word: str, vocabularies: Sequence[Vocabulary]) -> str:
    """Finish a word that somebody broke off, with the commonest one that begins like it."""
    if len(word) < FOR_SURE:
        return ""
    longer = [
        (-vocabulary.count(other), other)
        for vocabulary in vocabularies
        for other in vocabulary.longer(word)
        if len(other) - len(word) <= MOST_ADDED
    ]
    return min(longer)[1] if longer else ""


def _is_used(word: str, vocabularies: Iterable[Vocabulary]) -> bool:
    return any(vocabulary.known(word) for vocabulary in vocabularies)


def _count(word: str, vocabularies: Iterable[Vocabulary]) -> int:
    return max(vocabulary.count(word) for vocabulary in vocabularies)
