"""Explain words where they stand: the first time on a page, in a note that is asked for. Pure.

The text is HTML that the portal itself wrote: every tag is closed. Words in links, headings,
tables and what is marked as another language stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
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


class Spellings:
    """This knows every spelling of every term; it is made once and read by many pages."""

    def __init__(self, words: Iterable[Word] = ()) -> None:
        known = list(words)
        self.exact = {spelling: word.key for word in known for spelling in word.exact}
        self.loose = {spelling.lower(): word.key for word in known for spelling in word.loose}
        sides = (_any_of(self.exact), f"(?i:{loose})" if (loose := _any_of(self.loose)) else "")
        either = "|".join(filter(None, sides))
        # Whole words only, the longest spelling first.
        self.pattern = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])") if either else None

    def key_of(self, written: str) -> str:
        """Give the term that a match stands for; "" for letters that only look alike (ſ, K)."""
        spelling = " ".join(unescape(written).split())
        return self.exact.get(spelling) or self.loose.get(spelling.lower(), "")


def explained(
    html: str, spellings: Spellings,
    link: Callable[[Found], str], note: Callable[[Found], str],
) -> str:  # fmt: skip
    """Make the first mention of each term a link, and put its note below the paragraph."""
    if spellings.pattern is None:
        return html
    return "".join(_Explainer(spellings, link, note).walk(TAG.split(html)))


class _Explainer:
    """This walks through a text once, and knows which terms it met."""

    def __init__(
        self, spellings: Spellings, link: Callable[[Found], str], note: Callable[[Found], str]
    ) -> None:
        self.spellings = spellings
        self.link, self.note = link, note
        self.open: list[str] = []
        self.waiting: list[Found] = []
        self.seen: set[str] = set()

    def walk(self, parts: Iterable[str]) -> Iterator[str]:
        """Give the text back, piece by piece."""
        for part in parts:
            if part.startswith("<"):
                yield part
                yield from self._tag(part)
            elif self.spellings.pattern and part.strip() and self._may_explain():
                yield self.spellings.pattern.sub(self._mention, part)
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

    def _mention(self, match: re.Match[str]) -> str:
        key = self.spellings.key_of(match[0])
        if not key or key in self.seen:
            return match[0]
        self.seen.add(key)
        found = Found(key, match[0], len(self.seen))
        self.waiting.append(found)
        return self.link(found)


def _any_of(spellings: Iterable[str]) -> str:
    return "|".join(map(_escaped, sorted(spellings, key=len, reverse=True)))


def _escaped(spelling: str) -> str:
    """Match a spelling as HTML has it, across any white space."""
    html = spelling.replace("&", "&amp;").replace("<", "&lt;")
    return r"\s+".join(re.escape(part) for part in html.split())
