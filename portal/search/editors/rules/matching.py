"""Whether somebody asked for what a phrase stands for. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from portal.search.understanding.analysis import tokens
from portal.search.understanding.stopwords import is_stop_word
from portal.search.understanding.understood import Understood


def is_asked_for(phrases: Iterable[str], understood: Understood) -> bool:
    """Say whether the words of one of the phrases were typed, side by side, in any ending."""
    typed = [stem for group in understood.groups for stem in group.typed.stems]
    return any(_holds(typed, stems_of(phrase, understood.language)) for phrase in phrases)


def stems_of(phrase: str, language: str) -> list[str]:
    """Give the stems of a phrase without small words, which a question loses as well."""
    return [
        token.stem for token in tokens(phrase, language) if not is_stop_word(token.word, language)
    ]


def _holds(typed: Sequence[str], wanted: Sequence[str]) -> bool:
    """Look for one row of words in another."""
    size = len(wanted)
    return size > 0 and any(
        list(typed[start : start + size]) == list(wanted) for start in range(len(typed) - size + 1)
    )
