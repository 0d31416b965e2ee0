"""HTML reduced to what it means: headings, paragraphs, lists, tables, links and their anchors."""

from __future__ import annotations

import hashlib
import json
import re
from html.parser import HTMLParser

import nh3

BLOCKS = frozenset(
    "address article aside blockquote caption dd details div dl dt figcaption figure footer h1 h2 "
    "h3 h4 h5 h6 header hr li ol p section summary table tbody td tfoot th thead tr ul".split()
)
INLINE = frozenset(
    "a abbr b bdi br cite code em i img q s small span strong sub sup time u".split()
)
# Words of these are for screens and scripts, not for readers of a text.
LEFT_OUT = frozenset("button form noscript script style svg template video".split())
ATTRIBUTES = {
    "*": {"id", "lang", "dir"},
    "a": {"href"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "type"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "time": {"datetime"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
BLANK_LINES = re.compile(r"\s*\n\s*")


def frozen_html(html: str) -> str:
    """Keep of a page what will still mean the same in ten years; classes and pictures' CSS go."""
    clean = nh3.clean(
        html,
        tags=set(BLOCKS | INLINE),
        clean_content_tags=set(LEFT_OUT),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=SCHEMES,
        link_rel=None,
    )
    return BLANK_LINES.sub("\n", clean).strip()


def plain_text(html: str) -> str:
    """Give the words of a frozen text, one paragraph from the next by an empty line."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "\n\n".join(reader.paragraphs())


def digest_of(content: object) -> str:
    """Give what is the same exactly when the content is."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


class _Reader(HTMLParser):
    """This collects text; every block begins and ends a paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[list[str]] = [[]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self._parts.append([])
        elif tag == "br":
            self._parts[-1].append(" ")
        elif tag == "img":
            self._parts[-1].append(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._parts.append([])

    def handle_data(self, data: str) -> None:
        self._parts[-1].append(data)

    def paragraphs(self) -> list[str]:
        """Give what has words, its spaces in order."""
        texts = (" ".join("".join(part).split()) for part in self._parts)
        return [text for text in texts if text]
