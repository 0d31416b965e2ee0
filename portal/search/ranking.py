"""PURE: the order of the first results; the same whichever engine found them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from portal.search.understanding.analysis import tokens
from portal.search.understanding.understood import Alternative, Group, Understood

EXACT_NAME: Final = 3.0  # the whole name is what was asked for
EXACT_MEANT: Final = 2.0  # or what is meant by it
NAMED: Final = 0.9  # for the part of the question that stands in the name
CALLED: Final = 0.3  # for the part that stands in other words for it
FILLED: Final = 0.4  # for the part of the name that was asked for
HINTED: Final = 0.8  # it is of the kind that was asked for
REMEMBERED: Final = 20_000  # names: the same ones are found again and again


@dataclass(frozen=True)
class Candidate:
    """This is an entry as an engine found it."""

    pk: int
    score: float  # of the engine; only its share of the best one counts
    title: str
    words: tuple[str, ...]
    kind: str
    language: str
    boost: int = 100


Rarity = Callable[[str], float]


def rank(
    understood: Understood,
    candidates: Sequence[Candidate],
    rarity: Rarity = lambda _stem: 1.0,
) -> list[tuple[int, float]]:
    """Put candidates in order: what is named as was asked stands before what only tells of it."""
    best = max((one.score for one in candidates), default=0.0) or 1.0
    weights = [min(rarity(stem) for stem in group.typed.stems) for group in understood.groups]
    scored = [(one.pk, _score(understood, weights, one, one.score / best)) for one in candidates]
    return sorted(scored, key=lambda pair: (-pair[1], pair[0]))


def _score(understood: Understood, weights: Sequence[float], one: Candidate, share: float) -> float:
    title = _stems(one.title, one.language)
    called = [_stems(word, one.language) for word in one.words]
    groups = understood.groups
    score = share
    named = _part(groups, weights, [title])
    score += NAMED * named
    score += CALLED * _part(groups, weights, called)
    score += FILLED * named * _filled(groups, title)
    score += _exactness(understood, title, called)
    if understood.kind and understood.kind == one.kind:
        score += HINTED
    return score * one.boost / 100


def _exactness(
    understood: Understood, title: tuple[str, ...], called: Iterable[tuple[str, ...]]
) -> float:
    """Say how well a name as a whole is what was asked for."""
    names = {title, *called}
    asked = tuple(stem for group in understood.groups for stem in group.typed.stems)
    if asked in names:
        return EXACT_NAME if asked == title else EXACT_MEANT
    if len(understood.groups) == 1:
        meant = understood.groups[0].alternatives[1:]
        return max((EXACT_MEANT * one.weight for one in meant if one.stems in names), default=0.0)
    return 0.0


def _part(
    groups: Sequence[Group], weights: Sequence[float], names: Sequence[tuple[str, ...]]
) -> float:
    """Say which part of the question stands in these names; rare words are more of it."""
    found = (
        max((one.weight for one in group.alternatives if _is_in(one, names)), default=0.0)
        for group in groups
    )
    whole = sum(weights)
    weighed = sum(part * weight for part, weight in zip(found, weights, strict=True))
    return weighed / whole if whole else 0.0


def _filled(groups: Sequence[Group], title: tuple[str, ...]) -> float:
    """Say which part of a name was asked for: of two that hold the words, the shorter one."""
    if not title:
        return 0.0
    asked = {stem for group in groups for one in group.alternatives for stem in one.stems}
    return sum(stem in asked for stem in title) / len(title)


def _is_in(alternative: Alternative, names: Sequence[tuple[str, ...]]) -> bool:
    return any(_holds(name, alternative) for name in names)


def _holds(name: tuple[str, ...], alternative: Alternative) -> bool:
    wanted, size = alternative.stems, len(alternative.stems)
    if not alternative.is_together:
        return set(wanted) <= set(name)
    return any(name[at : at + size] == wanted for at in range(len(name) - size + 1))


@lru_cache(maxsize=REMEMBERED)
def _stems(text: str, language: str) -> tuple[str, ...]:
    return tuple(token.stem for token in tokens(text, language))
