"""What a database engine keeps of an entry, field by field."""

from __future__ import annotations

from typing import Any, NamedTuple

from portal.search.understanding.analysis import stems, words


class Kept(NamedTuple):
    """These are the stems of an entry's texts, and its names as they are written."""

    title: str
    words: str
    headings: str
    summary: str
    body: str
    names: str


def kept_of(entry: Any) -> Kept:
    """Take the stems of an entry, whose long text is loaded."""
    text, language = entry.text, entry.language
    return Kept(
        title=stems(entry.title, language),
        words=stems(text.words, language),
        headings=stems(text.headings, language),
        summary=stems(entry.summary, language),
        body=stems(text.body, language),
        names=" ".join(words(f"{entry.title}\n{text.words}")),
    )
