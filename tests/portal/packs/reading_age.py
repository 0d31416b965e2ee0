"""The product's own measure of how hard a text is to read, and what readers see of a pack."""

from __future__ import annotations

from portal.core.words import words_of
from portal.guidance.review.rules.reading_age import reading_age, sentences, syllables

__all__ = ["longest_sentence", "reading_age", "sentences", "syllables", "words_of"]


def longest_sentence(text: str) -> int:
    """Count the words of the longest sentence."""
    return max(len(words) for words in sentences(text))
