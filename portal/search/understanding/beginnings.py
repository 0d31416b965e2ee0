"""PURE: words that are looked for by their beginning."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Protocol

from portal.search.understanding.analysis import STEMMERS
from portal.search.understanding.understood import Group, Understood

SHORTEST: Final = 3
SHORTEST_UNSTEMMED: Final = 5


class KnowsWords(Protocol):
    """This knows which words the portal uses."""

    def known(self, word: str) -> bool:
        """Say whether a folded word is used."""


def with_beginnings(asked: Understood, vocabulary: KnowsWords) -> Understood:
    """Let a last word that nobody uses go on; and every long word of a language without stems."""
    last = len(asked.groups) - 1
    groups = tuple(
        _begun(group, asked.language, vocabulary, is_last=at == last)
        for at, group in enumerate(asked.groups)
    )
    return asked if groups == asked.groups else replace(asked, groups=groups)


def _begun(group: Group, language: str, vocabulary: KnowsWords, *, is_last: bool) -> Group:
    typed = group.typed
    if group.is_exact or len(typed.words) != 1:
        return group
    word = typed.words[0]
    is_open = is_last and len(word) >= SHORTEST and not vocabulary.known(word)
    is_bare = language not in STEMMERS and len(word) >= SHORTEST_UNSTEMMED
    if not (is_open or is_bare) or word.isdigit():
        return group
    # As it was written: a stem may have lost the letters that tell one word from another.
    begun = replace(typed, stems=(word,), is_prefix=True, weight=0.8 * typed.weight)
    return replace(group, alternatives=(*group.alternatives, begun))
