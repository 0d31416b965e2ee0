"""The glossary as its page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class TermLine:
    """This is one term."""

    term: str
    expansion: str
    definition: str
    also: list[str]
    anchor: str


@dataclass(frozen=True)
class Letter:
    """These are the terms that begin with one letter."""

    letter: str
    anchor: str
    terms: list[TermLine]


def in_letters(texts: Sequence[Any]) -> list[Letter]:
    """Put terms under their first letters; what begins with a figure stands under “0–9”."""
    lines: dict[str, list[TermLine]] = {}
    for text in sorted(texts, key=lambda each: (each.term.casefold(), each.owner.slug)):
        first = text.term[:1].upper()
        letter = first if first.isalpha() else "0–9"
        also = [word.strip() for word in text.also.splitlines() if word.strip()]
        line = TermLine(text.term, text.expansion, text.definition, also, text.owner.slug)
        lines.setdefault(letter, []).append(line)
    return [
        Letter(letter, f"letter-{letter.lower().replace('–', '-')}", terms)
        for letter, terms in lines.items()
    ]
