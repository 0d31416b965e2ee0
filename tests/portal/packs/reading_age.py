"""A plain measure of how hard a text is to read: Flesch and Kincaid's grade, told as an age."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

VOWELS = re.compile(r"[aeiouy]+")
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
# What ends a thought in a page: list items, paragraphs, cells, headings.
ENDS = re.compile(r"</(?:p|li|h\d)>|<br/>")
SILENT = {"kind", "tone", "urgency", "rank", "anchor", "page", "path", "contact", "ring", "number"}
YEARS_BEFORE_SCHOOL = 5


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


def longest_sentence(text: str) -> int:
    """Count the words of the longest sentence."""
    return max(len(words) for words in sentences(text))


def words_of(content: Any) -> str:
    """Gather what a reader sees of a page's content, a line for each thought."""
    if isinstance(content, str):
        lines = ENDS.sub("\n", content)
        return unescape(re.sub(r"<[^>]+>", "", lines))
    if isinstance(content, dict):
        if "value" in content and "type" in content:
            return words_of(content["value"])
        return "\n".join(words_of(value) for key, value in content.items() if key not in SILENT)
    if isinstance(content, list):
        return "\n".join(words_of(value) for value in content)
    return ""
