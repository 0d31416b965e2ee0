"""Choose few combinations that still hold every pair of values: most faults need two to meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, product

Choice = dict[str, str]
Pair = tuple[tuple[str, str], tuple[str, str]]


def pairs_of(choice: Mapping[str, str]) -> set[Pair]:
    """List the pairs of values that meet in one combination."""
    return set(combinations(sorted(choice.items()), 2))


def pairwise(factors: Mapping[str, Sequence[str]]) -> list[Choice]:
    """Give combinations in which every two values of different factors meet at least once.

    Greedy: each row begins with a pair nobody has met yet, and every further factor takes the
    value that meets the most new pairs with what the row holds already.
    """
    names = sorted(factors, key=lambda name: -len(factors[name]))
    missing = {
        pair
        for first, second in combinations(names, 2)
        for x, y in product(factors[first], factors[second])
        for pair in pairs_of({first: x, second: y})
    }
    chosen: list[Choice] = []
    while missing:
        row = dict(min(missing))
        for name in names:
            if name not in row:
                row[name] = max(factors[name], key=lambda v: _new(row, name, v, missing))
        missing -= pairs_of(row)
        chosen.append({name: row[name] for name in factors})
    return chosen


def _new(row: Mapping[str, str], name: str, value: str, missing: set[Pair]) -> int:
    """Count the pairs that a value would bring into a row."""
    return sum(pairs_of({name: value, other: row[other]}) <= missing for other in row)
