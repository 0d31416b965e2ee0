"""The lists of English words and of names, read once; where they come from: words/SOURCES.md."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "words"


def is_english(word: str) -> bool:
    """Say whether a folded word is an everyday word of English, and nobody's name."""
    return _stands_in("english.txt", word)


def is_name(word: str) -> bool:
    """Say whether a folded word is a given name or a family name."""
    return _stands_in("names.txt", word)


def _stands_in(name: str, word: str) -> bool:
    # Searched as it was read: a set of the same words would take ten times the memory.
    return f"\n{word}\n" in _text(name)


@lru_cache(maxsize=2)
def _text(name: str) -> str:
    return f"\n{(FOLDER / name).read_text(encoding='utf-8')}"
