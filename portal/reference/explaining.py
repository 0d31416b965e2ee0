"""Explain words where they stand: the first time on a page, in a note that is asked for. Pure.

The text is HTML that the portal itself wrote: every tag is closed. Words in links, headings,
tables and what is marked as another language stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape

TAG = re.compile(r"(<[^>]*>)")
NAME = re.compile(r"</?([a-zA-Z0-9]+)")
VOID = {"br", "hr", "img", "input", "meta", "link", "wbr", "source", "use"}
# Inside these a word is left alone: pressing it does something else, it is looked at, or (in bold
# type) the text itself is about to say what it means.
LEFT_ALONE = {
    "a", "h1", "h2", "h3", "h4", "h5", "h6", "button", "dfn", "abbr", "code", "table", "svg",
    "b", "strong", "figure", "details", "summary", "form", "dl",
}  # fmt: skip
# A note stands after the outermost of these.
HOLDERS = {"p", "ul", "ol"}


@dataclass(frozen=True)
class Word:
    """This is one term, with every spelling it is found by."""

    key: str
    exact: tuple[str, ...] = ()  # names and abbreviations: only as written, capitals and all
    loose: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """This is where a term stands on the page for the first time."""

    key: str
    written: str  # as it stands there, still as HTML
    place: int  # 1 for the first found


def explained(
    html: str, words: Sequence[Word],
    link: Callable[[Found], str], note: Callable[[Found], str],
) -> str:  # fmt: skip
    """Make the first mention of each term a link, and put its note below the paragraph."""
    if not any(word.exact or word.loose for word in words):
        return html
    return "".join(_Explainer(words, link, note).walk(TAG.split(html)))


class _Explainer:
    """This walks through a text once, and knows which terms are still to come."""

    def __init__(
        self, words: Sequence[Word], link: Callable[[Found], str], note: Callable[[Found], str]
    ) -> None:
        self.spelt = _Spelt(words)
        self.link, self.note = link, note
        self.open: list[str] = []
        self.waiting: list[Found] = []
        self.count = 0

    def walk(self, parts: Iterable[str]) -> Iterator[str]:
        """Give the text back, piece by piece."""
        for part in parts:
            if part.startswith("<"):
                yield part
                yield from self._tag(part)
            elif part.strip() and self._may_explain():
                yield self.spelt.replace(part, self._found)
            else:
                yield part

    def _tag(self, tag: str) -> Iterator[str]:
        match = NAME.match(tag)
        if match is None or tag.endswith("/>") or match[1] in VOID:
            return
        if not tag.startswith("</"):
            self.open.append("lang" if " lang=" in tag else match[1])
            return
        if self.open:
            self.open.pop()
        if match[1] in HOLDERS and not HOLDERS & set(self.open):
            yield from (self.note(found) for found in self.waiting)
            self.waiting = []

    def _may_explain(self) -> bool:
        inside = set(self.open)
        return bool(inside & HOLDERS) and not inside & (LEFT_ALONE | {"lang"})

    def _found(self, key: str, written: str) -> str:
        self.count += 1
        found = Found(key, written, self.count)
        self.waiting.append(found)
        return self.link(found)


class _Spelt:
    """This finds spellings in a text, the longest first, and forgets a term once found."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.exact = {spelling: word.key for word in words for spelling in word.exact}
        self.loose = {spelling.lower(): word.key for word in words for spelling in word.loose}
        self.pattern = _pattern(self.exact, self.loose)
        self.seen: set[str] = set()

    def replace(self, text: str, found: Callable[[str, str], str]) -> str:
        """Replace what is found for the first time."""

        def each(match: re.Match[str]) -> str:
            written = match[0]
            spelling = " ".join(unescape(written).split())
            key = self.exact.get(spelling) or self.loose.get(spelling.lower())
            if not key or key in self.seen:
                return written
            self.seen.add(key)
            return found(key, written)

        return self.pattern.sub(each, text)


def _pattern(exact: Iterable[str], loose: Iterable[str]) -> re.Pattern[str]:
    """Match whole words only, the longest spelling first."""
    sides = (_any_of(exact), f"(?i:{any_case})" if (any_case := _any_of(loose)) else "")
    return re.compile(rf"(?<![\w-])(?:{'|'.join(filter(None, sides))})(?![\w-])")


def _any_of(spellings: Iterable[str]) -> str:
    return "|".join(map(_escaped, sorted(spellings, key=len, reverse=True)))


def _escaped(spelling: str) -> str:
    """Match a spelling as HTML has it, across any white space."""
    html = spelling.replace("&", "&amp;").replace("<", "&lt;")
    return r"\s+".join(re.escape(part) for part in html.split())
