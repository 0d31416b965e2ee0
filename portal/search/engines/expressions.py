"""PURE: a question as the two full-text languages write it; stems hold letters and digits only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Final

from portal.search.understanding.understood import Alternative, Group

# Of three things asked for, one may be missing; of more than this many, the most common are
# only wished for: every further one would multiply the ways in which one may be missing.
FEW: Final = 2
MOST_NEEDED: Final = 6

Write = Callable[[Alternative], str]


def all_but_one(groups: Sequence[Group], rarity: Callable[[Group], float]) -> list[list[Group]]:
    """List the choices of groups of which one must be there as a whole."""
    needed = sorted(groups, key=lambda group: (-rarity(group), group.typed.stems))[:MOST_NEEDED]
    if len(needed) <= FEW:
        return [needed]
    return [list(chosen) for chosen in combinations(needed, len(needed) - 1)]


def fts5(choices: Iterable[Sequence[Group]]) -> str:
    """Write choices for SQLite's FTS5."""
    return " OR ".join(_fts5_all(groups) for groups in choices)


def _fts5_all(groups: Sequence[Group]) -> str:
    return "(" + " AND ".join(f"({_fts5_any(group)})" for group in groups) + ")"


def _fts5_any(group: Group) -> str:
    return " OR ".join(_fts5_phrase(alternative) for alternative in group.alternatives)


def _fts5_phrase(alternative: Alternative) -> str:
    # A phrase in quotation marks takes every sign as text.
    return f'"{" ".join(alternative.stems)}"' + ("*" if alternative.is_prefix else "")


def fts5_beginnings(words: Sequence[str]) -> str:
    """Write "each of these begins a word" for FTS5."""
    return " AND ".join(f'"{word}"*' for word in words)


def tsquery(choices: Iterable[Sequence[Group]]) -> str:
    """Write choices for PostgreSQL, as a literal that no dictionary looks at."""
    return " | ".join(
        "(" + " & ".join(tsquery_any(group) for group in groups) + ")" for groups in choices
    )


def tsquery_any(group: Group) -> str:
    """Write one group for PostgreSQL."""
    return "(" + " | ".join(_ts_phrase(one) for one in group.alternatives) + ")"


def _ts_phrase(alternative: Alternative) -> str:
    words = [f"'{word}'" for word in alternative.stems]
    if alternative.is_prefix:
        words[-1] += ":*"
    return "(" + " <-> ".join(words) + ")"


def tsquery_beginnings(words: Sequence[str]) -> str:
    """Write "each of these begins a word" for PostgreSQL."""
    return " & ".join(f"'{word}':*" for word in words)


def tsvector(fields: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Write the words of weighted fields ("A" to "D") as a literal of PostgreSQL.

    A phrase never runs from one field into the next.
    """
    places: dict[str, list[str]] = {}
    at = 0
    for weight, words in fields:
        for word in words:
            at = min(at + 1, LAST_PLACE)
            found = places.setdefault(word, [])
            place = f"{at}{weight}"
            if len(found) < MOST_PLACES and place not in found[-1:]:
                found.append(place)
        at = min(at + FIELD_GAP, LAST_PLACE)
    return " ".join(f"'{word}':{','.join(found)}" for word, found in places.items())


LAST_PLACE: Final = 16_383  # PostgreSQL counts no further; later words are found, not their order
MOST_PLACES: Final = 255
FIELD_GAP: Final = 5
