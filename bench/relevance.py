"""How good the order of results is: figures from rankings and grades, nothing else."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

TOP = 10
BEST = 3  # the very answer
ALL = "all"


@dataclass(frozen=True)
class Answered:
    """This is what one engine gave to one judged question."""

    kind: str  # of question
    ranking: tuple[str, ...]  # paths as the judgements write them, best first
    grades: Mapping[str, int]


@dataclass(frozen=True)
class Scores:
    """These are the figures of one engine over some questions."""

    count: int
    ndcg: float
    right_first: float
    nothing: float

    @classmethod
    def of(cls, answers: Sequence[Answered]) -> Scores:
        """Work them out; there must be an answer."""
        if not answers:
            raise ValueError("there are no answers to give figures of")
        return cls(
            count=len(answers),
            ndcg=fmean(ndcg(each.ranking, each.grades) for each in answers),
            right_first=fmean(right_first(each.ranking, each.grades) for each in answers),
            nothing=zero_result_rate([each.ranking for each in answers]),
        )


def ndcg(ranking: Sequence[str], grades: Mapping[str, int], k: int = TOP) -> float:
    """Give how close the first k come to the best order there can be: 1 is that order.

    A page that stands there twice is of use once; its second place is lost.
    """
    ideal = _discounted(sorted((_gain(grade) for grade in grades.values()), reverse=True)[:k])
    if ideal == 0:
        raise ValueError("nothing was judged relevant, so no order is better than another")
    return _discounted(_gains(ranking[:k], grades)) / ideal


def right_first(ranking: Sequence[str], grades: Mapping[str, int]) -> bool:
    """Say whether the first result has the best grade that this question gives."""
    if not ranking:
        return False
    return grades.get(ranking[0], 0) >= max(grades.values(), default=BEST)


def zero_result_rate(rankings: Sequence[Sequence[str]]) -> float:
    """Give the share of questions that found nothing at all."""
    if not rankings:
        raise ValueError("there are no rankings to give a share of")
    return sum(not ranking for ranking in rankings) / len(rankings)


def table(engines: Mapping[str, Sequence[Answered]]) -> list[str]:
    """Set engines side by side, a row for each kind of question and one for all."""
    kinds = dict.fromkeys(each.kind for answers in engines.values() for each in answers)
    head = " ".join([f"{'kind':<10} {'count':>5}", *(f"{_cut(name):>24}" for name in engines)])
    under = " ".join([" " * 16, *(f"{'nDCG@10  first   none':>24}" for _name in engines)])
    return [head, under, *(_row(kind, engines) for kind in (*kinds, ALL))]


def misses(answers: Sequence[tuple[str, Answered]], bar: float) -> list[str]:
    """List the questions below a bar, worst first, with what came first instead."""
    scored = [(ndcg(each.ranking, each.grades), text, each) for text, each in answers]
    below = sorted((row for row in scored if row[0] < bar), key=lambda row: (row[0], row[1]))
    return [
        f"{figure:.2f} {each.kind:<10} {text} → {each.ranking[0] if each.ranking else 'nothing'}"
        for figure, text, each in below
    ]


def _gain(grade: int) -> float:
    return float(2**grade - 1)


def _gains(ranking: Sequence[str], grades: Mapping[str, int]) -> list[float]:
    seen: set[str] = set()
    gains = []
    for path in ranking:
        gains.append(0.0 if path in seen else _gain(grades.get(path, 0)))
        seen.add(path)
    return gains


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(place + 1) for place, gain in enumerate(gains, start=1))


def _row(kind: str, engines: Mapping[str, Sequence[Answered]]) -> str:
    chosen = [
        [each for each in answers if kind in (each.kind, ALL)] for answers in engines.values()
    ]
    count = max(len(answers) for answers in chosen)
    return " ".join([f"{kind:<10} {count:>5}", *(_cell(answers) for answers in chosen)])


def _cell(answers: Sequence[Answered]) -> str:
    if not answers:
        return f"{'–':>24}"
    figures = Scores.of(answers)
    shown = f"{figures.ndcg:.3f}  {figures.right_first:6.1%} {figures.nothing:6.1%}"
    return f"{shown:>24}"


def _cut(name: str) -> str:
    return name[:24]
