"""Markdown turned into the few marks a page of this portal knows."""

from __future__ import annotations

import re
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from portal.core.packing.spec.faults import Faults
from portal.core.slugs import RESERVED_TOP_LEVEL

PAGE_LINK = re.compile(r'linktype="page" id="page:([^"]*)"')
TAGS = {"p": "p", "ul": "ul", "ol": "ol", "li": "li", "strong": "b", "em": "i"}
INLINE = frozenset({"text", "softbreak", "hardbreak", "strong_open", "strong_close", "em_open",
                    "em_close", "link_open", "link_close"})  # fmt: skip

_parser = MarkdownIt("commonmark", {"html": False}).disable(
    ["html_block", "html_inline", "autolink", "code"]
)


def to_rich_text(text: str, file: str, line: int, faults: Faults) -> str:
    """Give rich text as the CMS stores it; links to pages wait under the pack's own address."""
    return _Writer(file, line, faults).write(_parser.parse(text))


def page_links(html: str) -> list[str]:
    """List the pages that rich text points to, by their address in the pack."""
    return PAGE_LINK.findall(html)


class _Writer:
    """This writes the marks we know and notes a fault for every other."""

    def __init__(self, file: str, line: int, faults: Faults) -> None:
        self.file = file
        self.first_line = line
        self.line = line
        self.faults = faults

    def write(self, tokens: list[Token]) -> str:
        """Write a run of blocks."""
        out: list[str] = []
        for token in tokens:
            if token.map:
                self.line = self.first_line + token.map[0]
            if token.type == "inline":
                out += [self._inline(child) for child in token.children or []]
            elif not token.hidden:  # the paragraphs of a tight list
                out.append(self._block(token))
        return "".join(out)

    def _block(self, token: Token) -> str:
        tag = TAGS.get(token.tag, "")
        if not tag or not token.nesting:
            self._fault(_refusal(token))
            return ""
        return f"</{tag}>" if token.nesting < 0 else f"<{tag}>"

    def _inline(self, token: Token) -> str:
        if token.type not in INLINE:
            self._fault(_refusal(token))
            return ""
        if token.type == "text":
            return escape(token.content, quote=False)
        if token.type in {"softbreak", "hardbreak"}:
            return " " if token.type == "softbreak" else "<br/>"
        if token.type == "link_open":
            return self._link(str(token.attrs.get("href", "")))
        if token.nesting < 0:
            return f"</{'a' if token.tag == 'a' else TAGS[token.tag]}>"
        return f"<{TAGS[token.tag]}>"

    def _link(self, address: str) -> str:
        if address.startswith("page:"):
            return f'<a linktype="page" id="{escape(address)}">'
        first = address.removeprefix("/").partition("/")[0]
        if address.startswith("/") and first not in RESERVED_TOP_LEVEL:
            self._fault(f"No part of the portal answers at {address}; link a page as page:address.")
        elif not address.startswith(("/", "https://")):
            self._fault(
                f"A link leads to page:…, to a part of the portal such as /hide/, or to https://…; "
                f"“{address}” does not. Numbers and e-mail addresses are contacts."
            )
        return f'<a href="{escape(address)}">'

    def _fault(self, reason: str) -> None:
        self.faults.add(self.file, self.line, reason)


def _refusal(token: Token) -> str:
    if token.tag.startswith("h") and token.tag[1:].isdigit():
        return "A heading stands in the page itself, as “## Section” or “### Part of a section”."
    what = token.type.removesuffix("_open").removesuffix("_close").replace("_", " ")
    return f"Text has paragraphs, lists, bold, italics and links; it has no {what}."
