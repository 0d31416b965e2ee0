"""PURE: how many of what was found are of each kind, as if none were chosen among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

Row = tuple[str, str, int]  # a kind, its kinds of harm (";missing;bullying;"), how many


@dataclass(frozen=True)
class Facets:
    """These are the numbers beside the filters, and how many pass all of them."""

    total: int
    kinds: dict[str, int]
    harms: dict[str, int]


def count_facets(rows: Iterable[Row], kinds: tuple[str, ...], harms: tuple[str, ...]) -> Facets:
    """Count what was found, each filter as if only the other one were set."""
    total = 0
    by_kind: Counter[str] = Counter()
    by_harm: Counter[str] = Counter()
    for kind, named, number in rows:
        about = named.strip(";").split(";") if named else []
        has_kind = not kinds or kind in kinds
        has_harm = not harms or any(harm in harms for harm in about)
        if has_harm:
            by_kind[kind] += number
        if has_kind:
            by_harm.update(dict.fromkeys(about, number))
        if has_kind and has_harm:
            total += number
    return Facets(total, dict(by_kind), dict(by_harm))
