"""What a page says in which language, and what the catalogues hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

import polib

from scripts.translations import LOCALE


@dataclass
class Catalogue:
    """This is one language: every word of ours, and the translation it has."""

    entries: list[polib.POEntry]
    metadata: dict[str, str]
    words: dict[str, str] = field(init=False)  # empty when there is no translation

    def __post_init__(self) -> None:
        self.words = {}
        for entry in self.entries:
            forms = [entry.msgstr, *entry.msgstr_plural.values()]
            self.words[entry.msgid] = next(iter(filter(None, forms)), "")

    @property
    def missing(self) -> set[str]:
        """Give the words that stay English."""
        return {word for word, translated in self.words.items() if not translated}


def catalogue_of(code: str) -> Catalogue:
    read = polib.pofile(str(LOCALE / code / "LC_MESSAGES" / "django.po"))
    return Catalogue([entry for entry in read if not entry.obsolete], dict(read.metadata))


class Pieces(HTMLParser):
    """This walks a page: every piece of text, and the language it is marked as."""

    SPOKEN = ("aria-label", "alt", "title", "placeholder")
    VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.open: list[tuple[str, str]] = [("", "")]
        self.feed(page)
        self.found = [(language, text) for language, text in self.found if text]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        language = values.get("lang") or self.open[-1][1]
        self.found += [(language, values[name] or "") for name in self.SPOKEN if name in values]
        if tag not in self.VOID:
            self.open.append((tag, language))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over the lines of drawings."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1][0] not in ("script", "style"):
            self.found.append((self.open[-1][1], " ".join(data.split())))
