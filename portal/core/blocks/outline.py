"""The outline of a page's content: which level each heading has and where links to it lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify

from portal.core.blocks.base import LOWEST_LEVEL, TOP_LEVEL

HEADING = "heading"


@dataclass(frozen=True)
class Row:
    """This is one block of a page, with the level of its title and the anchor of a heading."""

    child: Any
    level: int
    anchor: str


@dataclass(frozen=True)
class HeadingLink:
    """This is one entry of a page's contents."""

    text: str
    anchor: str
    level: int


def rows_of(body: Iterable[Any], top: int = TOP_LEVEL, taken: set[str] | None = None) -> list[Row]:
    """Place every block: no level is skipped, and a title stands one below its heading.

    Where several texts stand on one page, hand the same set of taken anchors to each.
    """
    return list(_walk(body, top, set() if taken is None else taken))


def contents_of(body: Iterable[Any], top: int = TOP_LEVEL) -> list[HeadingLink]:
    """List the headings of a page's content, for a table of contents."""
    return [
        HeadingLink(row.child.value["text"], row.anchor, row.level)
        for row in rows_of(body, top)
        if row.child.block_type == HEADING
    ]


def _walk(body: Iterable[Any], top: int, taken: set[str]) -> Iterator[Row]:
    current = top - 1
    for position, child in enumerate(body, start=1):
        if child.block_type != HEADING:
            yield Row(child, min(current + 1, LOWEST_LEVEL), "")
            continue
        is_sub = child.value.is_subsection and current >= top
        current = min(top + 1 if is_sub else top, LOWEST_LEVEL)
        anchor = free_anchor(_wished(child, position), taken)
        taken.add(anchor)
        yield Row(child, current, anchor)


def free_anchor(wished: str, taken: set[str]) -> str:
    """Give the anchor, with a number after it when another heading has it already."""
    if wished not in taken:
        return wished
    number = 2
    while f"{wished}-{number}" in taken:
        number += 1
    return f"{wished}-{number}"


def _wished(child: Any, position: int) -> str:
    """Take the anchor the heading was given once; before that, its words, then its id."""
    words = anchor_from(child.value["text"])
    return child.value.get("anchor") or words or f"s-{(child.id or str(position))[:8]}"


def anchor_from(text: str) -> str:
    """Make an anchor of a heading's words; empty when they are in another script."""
    slug = slugify(text)[:60].strip("-")
    return slug if slug[:1].isalpha() or not slug else f"s-{slug}"
