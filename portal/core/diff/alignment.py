"""Aligning two sequences in bounded time.

What stands once in both sequences holds them together (patience); what lies between is matched
exactly while it is small and the budget lasts, and else counts as replaced. The time therefore
grows in step with the length, whatever the texts are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)
Pair = tuple[int, int]  # where an item stands in the old and in the new sequence
Score = Callable[[int, int], float]  # how alike two items are: 0 not at all, 1 the same

WIDEST = 160 * 160  # cells of one table


@dataclass
class Budget:
    """This is how many comparisons of two items one diff may still take."""

    cells: int

    def take(self, cells: int, most: int = WIDEST) -> bool:
        """Take some; False when they are too many."""
        if cells > min(self.cells, most):
            return False
        self.cells -= cells
        return True


def align(old: Sequence[Item], new: Sequence[Item], budget: Budget) -> list[Pair]:
    """Pair equal items in order: as many as a bounded search finds."""
    pairs: list[Pair] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        low, high, start, end = waiting.pop()
        low, start, ahead = _same_ahead(old, new, low, high, start, end)
        high, end, behind = _same_behind(old, new, low, high, start, end)
        pairs += ahead + behind
        anchors = _anchors(old[low:high], new[start:end])
        if not anchors:
            pairs += _exactly(old, new, (low, high, start, end), budget)
            continue
        for before, after in anchors:
            a, b = low + before, start + after
            pairs.append((a, b))
        waiting += _between(anchors, (low, high, start, end))
    return sorted(pairs)


def best_pairs(rows: int, columns: int, score: Score) -> list[Pair]:
    """Pair items in order so that the pairs are as alike as can be; alike by 0 is no pair."""
    best = [[0.0] * (columns + 1) for _row in range(rows + 1)]
    alike = [[score(row, column) for column in range(columns)] for row in range(rows)]
    for row in range(rows - 1, -1, -1):
        line, below, scores = best[row], best[row + 1], alike[row]
        for column in range(columns - 1, -1, -1):
            paired = below[column + 1] + scores[column] if scores[column] else 0.0
            line[column] = max(below[column], line[column + 1], paired)
    return _walk(best, alike)


def _walk(best: list[list[float]], alike: list[list[float]]) -> list[Pair]:
    pairs, row, column = [], 0, 0
    while row < len(alike) and column < len(alike[row]):
        score = alike[row][column]
        if score and best[row][column] == best[row + 1][column + 1] + score:
            pairs.append((row, column))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs


def _same_ahead(
    old: Sequence[Item], new: Sequence[Item], low: int, high: int, start: int, end: int
) -> tuple[int, int, list[Pair]]:
    pairs = []
    while low < high and start < end and old[low] == new[start]:
        pairs.append((low, start))
        low, start = low + 1, start + 1
    return low, start, pairs


def _same_behind(
    old: Sequence[Item], new: Sequence[Item], low: int, high: int, start: int, end: int
) -> tuple[int, int, list[Pair]]:
    pairs = []
    while low < high and start < end and old[high - 1] == new[end - 1]:
        high, end = high - 1, end - 1
        pairs.append((high, end))
    return high, end, pairs


def _anchors(old: Sequence[Item], new: Sequence[Item]) -> list[Pair]:
    """Pair what stands exactly once on both sides, as far as its order agrees."""
    in_old, in_new = Counter(old), Counter(new)
    places = {item: place for place, item in enumerate(new) if in_new[item] == 1}
    pairs = [
        (place, places[item])
        for place, item in enumerate(old)
        if in_old[item] == 1 and item in places
    ]
    return _longest_rise(pairs)


def _longest_rise(pairs: list[Pair]) -> list[Pair]:
    """Keep the most pairs whose second places rise; their first places do already."""
    tops: list[int] = []
    piles: list[int] = []  # for each length, which pair ends the lowest rise of that length
    before: list[int] = []
    for number, (_place, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(piles[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        piles[pile : pile + 1] = [number]
    kept, number = [], piles[-1] if piles else -1
    while number >= 0:
        kept.append(pairs[number])
        number = before[number]
    return kept[::-1]


def _between(
    anchors: list[Pair], whole: tuple[int, int, int, int]
) -> list[tuple[int, int, int, int]]:
    low, high, start, end = whole
    gaps, old_at, new_at = [], low, start
    for before, after in [*anchors, (high - low, end - start)]:
        a, b = low + before, start + after
        if old_at < a and new_at < b:
            gaps.append((old_at, a, new_at, b))
        old_at, new_at = a + 1, b + 1
    return gaps


def _exactly(
    old: Sequence[Item], new: Sequence[Item], part: tuple[int, int, int, int], budget: Budget
) -> list[Pair]:
    low, high, start, end = part
    if not budget.take((high - low) * (end - start)):
        return []
    found = best_pairs(
        high - low, end - start, lambda row, column: float(old[low + row] == new[start + column])
    )
    return [(low + row, start + column) for row, column in found]
