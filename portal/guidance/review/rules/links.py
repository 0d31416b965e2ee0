"""What stored content leads to and shows: links, documents, pictures, with their places. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from html.parser import HTMLParser
from typing import Any, Final

from portal.core.words import HEADING, words_of

PAGE_KEYS: Final = frozenset({"page"})
FILE_KEYS: Final = frozenset({"document", "film", "captions"})
PATH_KEYS: Final = frozenset({"path"})
WEB_KEYS: Final = frozenset({"link"})


class LinkKind(StrEnum):
    """This is what a link leads to."""

    PAGE = "page"  # by its key
    FILE = "file"  # by its key
    PATH = "path"  # an address of this portal, maybe with an anchor
    WEB = "web"  # an address elsewhere


@dataclass(frozen=True)
class FoundLink:
    """This is one link, and where it stands."""

    kind: LinkKind
    target: str
    place: str


@dataclass(frozen=True)
class FoundPicture:
    """This is a picture without words for those who cannot see it, though it is no decoration."""

    image: int
    place: str


def links_in(blocks: Iterable[Mapping[str, Any]], place: str) -> list[FoundLink]:
    """List what stored blocks lead to, each with the heading it stands under."""
    return [
        FoundLink(kind, target, at)
        for at, value in _placed(blocks, place)
        for kind, target in _leads(value)
    ]


def links_in_text(html: str, place: str) -> list[FoundLink]:
    """List what a rich text leads to."""
    return [FoundLink(kind, target, place) for kind, target in _anchors(html)]


def silent_pictures_in(blocks: Iterable[Mapping[str, Any]], place: str) -> list[FoundPicture]:
    """List pictures that have neither words nor the mark of a decoration."""
    return [
        FoundPicture(image, at)
        for at, value in _placed(blocks, place)
        for image in _silent_pictures(value)
    ]


def _placed(blocks: Iterable[Mapping[str, Any]], place: str) -> Iterator[tuple[str, Any]]:
    for block in blocks:
        if block.get("type") == HEADING:
            place = words_of(block["value"]) or place
        yield place, block.get("value")


def _leads(value: Any) -> Iterator[tuple[LinkKind, str]]:
    """Walk stored values, whatever they stand in."""
    if isinstance(value, str):
        yield from _anchors(value)
    elif isinstance(value, list):
        for inner in value:
            yield from _leads(inner)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            kind = _kind_of(name, inner)
            if kind is None:
                yield from _leads(inner)
            else:
                yield kind, str(inner)


def _kind_of(name: str, value: Any) -> LinkKind | None:
    if isinstance(value, int):
        if name in PAGE_KEYS:
            return LinkKind.PAGE
        return LinkKind.FILE if name in FILE_KEYS else None
    if not isinstance(value, str) or not value:
        return None
    if name in PATH_KEYS:
        return LinkKind.PATH
    return LinkKind.WEB if name in WEB_KEYS else None


class _Reader(HTMLParser):
    """This gathers the links of a rich text as it is stored."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[LinkKind, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where an anchor leads."""
        if tag != "a":
            return
        given = {name: value or "" for name, value in attrs}
        stored = {"page": LinkKind.PAGE, "document": LinkKind.FILE}.get(given.get("linktype", ""))
        if stored is not None:
            self.found.append((stored, given.get("id", "")))
        elif given.get("href"):
            self._note_address(given["href"])

    def _note_address(self, href: str) -> None:
        if href.lower().startswith(("http://", "https://", "//")):
            self.found.append((LinkKind.WEB, href))
        elif href.startswith(("/", "#")):
            self.found.append((LinkKind.PATH, href))


def _anchors(html: str) -> list[tuple[LinkKind, str]]:
    if "<a" not in html:
        return []
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


def _silent_pictures(value: Any) -> Iterator[int]:
    if isinstance(value, list):
        for inner in value:
            yield from _silent_pictures(inner)
    elif isinstance(value, Mapping):
        image = value.get("image")
        if isinstance(image, int) and not value.get("decorative") and not value.get("alt_text"):
            yield image
        for inner in value.values():
            yield from _silent_pictures(inner)
