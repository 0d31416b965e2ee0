"""A plain measure of how hard a text is to read: Flesch and Kincaid's grade, told as an age."""

from __future__ import annotations

import re

VOWELS = re.compile(r"[aeiouy]+")
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
YEARS_BEFORE_SCHOOL = 5
# Fewer words than this say nothing about how a page reads.
FEWEST_WORDS = 40
# Ages of the table of tones; everyone reads what practitioners can read.
OLDEST_READER = {"child": 9, "teen": 11, "family": 11, "practitioner": 14, "everyone": 14}


def syllables(word: str) -> int:
    """Count the syllables of an English word, roughly: groups of vowels, but for a silent e."""
    lower = word.lower().replace("’", "").replace("'", "")
    count = len(VOWELS.findall(lower))
    is_silent = lower.endswith("e") and not lower.endswith(("le", "ee"))
    is_silent = is_silent or bool(re.search(r"[^aeiouytd]ed$|[^aeiouscgxz]es$", lower))
    return max(1, count - is_silent)


def sentences(text: str) -> list[list[str]]:
    """Cut a text into sentences, each a list of its words."""
    found = [WORD.findall(part) for part in re.split(r"[.!?:;\n]+", text)]
    return [words for words in found if words]


def reading_age(text: str) -> float:
    """Give the age at which an average pupil reads this with ease."""
    cut = sentences(text)
    words = [word for sentence in cut for word in sentence]
    parts = sum(syllables(word) for word in words)
    grade = 0.39 * len(words) / len(cut) + 11.8 * parts / len(words) - 15.59
    return grade + YEARS_BEFORE_SCHOOL


def measured_age(text: str) -> float | None:
    """Give the reading age to one decimal; None when the text is too short to tell."""
    if sum(len(words) for words in sentences(text)) < FEWEST_WORDS:
        return None
    return round(max(reading_age(text), 0.0), 1)
