"""Read a template as HTML with its tags taken out, keeping every line where it was."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

TRANSLATED = re.compile(
    r"\{%\s*blocktrans(?:late)?\b.*?\{%\s*endblocktrans(?:late)?\s*%\}", re.DOTALL
)
NOT_SHOWN = re.compile(r"\{%\s*comment\b.*?\{%\s*endcomment\s*%\}|\{#.*?#\}", re.DOTALL)
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
SPOKEN = {"alt", "title", "aria-label", "aria-description", "aria-roledescription", "placeholder"}
SPOKEN_VALUES = {"button", "submit", "reset"}
MACHINE_ELEMENTS = {"code", "pre", "script", "style"}
VOID = set("area base br col embed hr img input link meta source track wbr use path".split())
LETTERS = re.compile(r"[^\W\d_]{2,}")


def blanked(text: str, pattern: re.Pattern[str]) -> str:
    """Take out what matches, leaving its line ends."""
    return pattern.sub(lambda match: " " + "\n" * match.group().count("\n"), text)


def without_tags(text: str) -> str:
    """Take out everything that Django replaces, and what it does not show."""
    for pattern in (TRANSLATED, NOT_SHOWN, TAG):
        text = blanked(text, pattern)
    return text


@dataclass(frozen=True)
class Attribute:
    """This is one attribute of an element, as written."""

    line: int
    element: str
    name: str
    value: str


@dataclass(frozen=True)
class Words:
    """These are words that stand in a template itself."""

    line: int
    text: str


@dataclass
class Markup(HTMLParser):
    """This collects the elements, attributes and words of one template."""

    attributes: list[Attribute] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    elements: list[tuple[int, str, dict[str, str]]] = field(default_factory=list)
    open: list[tuple[str, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        given = {name: value or "" for name, value in attrs}
        self.elements.append((line, tag, given))
        self.attributes += [Attribute(line, tag, name, value) for name, value in given.items()]
        for name, value in given.items():
            if is_spoken(tag, name, given) and LETTERS.search(value):
                self.words.append(Words(line, f"{name}={value!r}"))
        if tag not in VOID:
            is_plain = tag in MACHINE_ELEMENTS or given.get("translate") == "no"
            self.open.append((tag, is_plain))

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth][0] == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        if LETTERS.search(data) and not any(plain for _tag, plain in self.open):
            first = len(data) - len(data.lstrip())
            line = self.getpos()[0] + data[:first].count("\n")
            self.words.append(Words(line, " ".join(data.split())))


def is_spoken(tag: str, name: str, given: dict[str, str]) -> bool:
    """Say whether people read or hear this attribute."""
    if name in SPOKEN:
        return True
    if name == "value":
        return tag == "input" and given.get("type") in SPOKEN_VALUES
    return name == "content" and tag == "meta" and given.get("name") == "description"


def read(text: str) -> Markup:
    """Read a template."""
    markup = Markup()
    markup.feed(without_tags(text))
    markup.close()
    return markup
