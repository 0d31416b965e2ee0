"""Comparing two texts: paragraphs first, then the words of those that stayed but changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from portal.core.diff.alignment import Budget, Pair, align, best_pairs
from portal.core.diff.result import BREAK, Diff, Kind, Paragraph, Run

CELLS = 600_000  # comparisons for one diff, whatever it is given
ALIKE = 0.4  # from this share of common words on, a paragraph changed rather than was replaced
WORD = re.compile(r"\s+|[^\W_]+(?:[’'][^\W_]+)*|.", re.DOTALL)  # every character is in one of them


def compare_texts(old: str, new: str) -> Diff:
    """Compare two texts; paragraphs are parted by an empty line."""
    budget = Budget(CELLS)
    before, after = _paragraphs(old), _paragraphs(new)
    found: list[Paragraph] = []
    old_at = new_at = 0
    for a, b in [*align(before, after, budget), (len(before), len(after))]:
        found += _replaced(before[old_at:a], after[new_at:b], budget)
        if a < len(before):
            found.append(_whole(Kind.SAME, before[a]))
        old_at, new_at = a + 1, b + 1
    return Diff(tuple(found))


def _paragraphs(text: str) -> list[str]:
    return text.split(BREAK) if text else []


def _replaced(old: Sequence[str], new: Sequence[str], budget: Budget) -> Iterator[Paragraph]:
    """Walk a stretch where no paragraph stayed as it was: pair those that are alike."""
    old_at = new_at = 0
    for a, b in [*_alike(old, new, budget), (len(old), len(new))]:
        yield from (_whole(Kind.REMOVED, text) for text in old[old_at:a])
        yield from (_whole(Kind.ADDED, text) for text in new[new_at:b])
        if a < len(old):
            yield _changed(old[a], new[b], budget)
        old_at, new_at = a + 1, b + 1


def _alike(old: Sequence[str], new: Sequence[str], budget: Budget) -> list[Pair]:
    bags_before = [_bag(text) for text in old]
    bags_after = [_bag(text) for text in new]

    def score(row: int, column: int) -> float:
        share = _share(bags_before[row], bags_after[column])
        return share if share >= ALIKE else 0.0

    # Looking at two paragraphs costs as much as they have different words.
    cost = sum(map(len, bags_before)) * len(new)
    if len(old) * len(new) <= cost and budget.take(cost, most=CELLS):
        return best_pairs(len(old), len(new), score)
    return [(n, n) for n in range(min(len(old), len(new))) if score(n, n)]


def _bag(text: str) -> Counter[str]:
    return Counter(word for word in WORD.findall(text.casefold()) if word[0].isalnum())


def _share(old: Counter[str], new: Counter[str]) -> float:
    """Say what share of the words of both is common to both."""
    total = old.total() + new.total()
    common = sum(min(count, new[word]) for word, count in old.items() if word in new)
    return 2 * common / total if total else 0.0


def _whole(kind: Kind, text: str) -> Paragraph:
    return Paragraph(kind, (Run(kind, text),) if text else ())


def _changed(old: str, new: str, budget: Budget) -> Paragraph:
    before, after = WORD.findall(old), WORD.findall(new)
    steps = list(_steps(before, after, align(before, after, budget)))
    return Paragraph(Kind.CHANGED, tuple(_runs(steps)))


def _steps(
    before: Sequence[str], after: Sequence[str], pairs: Sequence[Pair]
) -> Iterator[tuple[str, str]]:
    """Walk stretches of both sides: words that stayed stand on both, alone."""
    old_at = new_at = 0
    for a, b in [*pairs, (len(before), len(after))]:
        if old_at < a or new_at < b:
            yield "".join(before[old_at:a]), "".join(after[new_at:b])
        if a < len(before):
            yield before[a], after[b]
        old_at, new_at = a + 1, b + 1


def _runs(steps: Sequence[tuple[str, str]]) -> Iterator[Run]:
    """Join stretches: a space between two changed words belongs to the change."""
    last = len(steps) - 1

    def is_change(n: int) -> bool:
        old, new = steps[n]
        is_gap = 0 < n < last and not old.strip()
        return old != new or (is_gap and _differs(steps[n - 1]) and _differs(steps[n + 1]))

    for changed, group in groupby(range(len(steps)), key=is_change):
        numbers = list(group)
        old = "".join(steps[n][0] for n in numbers)
        new = "".join(steps[n][1] for n in numbers)
        if not changed:
            yield Run(Kind.SAME, old)
            continue
        yield from (
            Run(kind, text) for kind, text in ((Kind.REMOVED, old), (Kind.ADDED, new)) if text
        )


def _differs(step: tuple[str, str]) -> bool:
    return step[0] != step[1]
