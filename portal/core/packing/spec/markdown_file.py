"""A page as a file: YAML between two lines of three dashes, then Markdown with directives."""

from __future__ import annotations

import re
from dataclasses import dataclass

from portal.core.packing.spec.faults import Faults
from portal.core.packing.spec.located import Located, read_yaml

RULE = "---"
OPENING = re.compile(r"^:::\s*(?P<name>[a-z][a-z0-9_-]*)\s*$")
CLOSING = re.compile(r"^:::\s*$")
HEADING = re.compile(r"^(?P<rank>#{2,3})\s+(?P<text>.+?)\s*$")


@dataclass(frozen=True)
class Prose:
    """This is Markdown between directives."""

    text: str
    line: int


@dataclass(frozen=True)
class Heading:
    """This begins a section, or with three signs a part of one."""

    text: str
    is_part: bool
    line: int


@dataclass(frozen=True)
class Directive:
    """This is a block of the page: its name and what is written in it."""

    name: str
    data: Located
    line: int


Part = Prose | Heading | Directive


@dataclass(frozen=True)
class MarkdownFile:
    """This is one page file, taken apart."""

    file: str
    front: Located
    parts: tuple[Part, ...]


def read_markdown(text: str, file: str, faults: Faults) -> MarkdownFile | None:
    """Take a page file apart; note every fault and give None when it cannot be used."""
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != RULE or RULE not in (x.rstrip() for x in lines[1:]):
        faults.add(file, 1, "A page opens with its title and so on between two lines of “---”.")
        return None
    end = next(n for n, line in enumerate(lines[1:], start=1) if line.rstrip() == RULE)
    before = len(faults)
    front = read_yaml("\n".join(lines[1:end]), file, faults, first_line=2)
    parts = _parts(lines, end + 1, file, faults)
    if front is None or len(faults) > before:
        return None
    return MarkdownFile(file, front, parts)


def _parts(lines: list[str], start: int, file: str, faults: Faults) -> tuple[Part, ...]:
    parts: list[Part] = []
    prose_from = at = start
    while at < len(lines):
        opening, heading = OPENING.match(lines[at]), HEADING.match(lines[at])
        if opening is None and heading is None:
            if lines[at].startswith(":::"):
                faults.add(file, at + 1, "This ::: opens no directive: write “::: name”.")
            at += 1
            continue
        parts += _prose(lines, prose_from, at)
        if heading:
            parts.append(Heading(heading["text"], heading["rank"] == "###", at + 1))
            prose_from = at = at + 1
            continue
        end = _end_of_directive(lines, at, file, faults)
        data = read_yaml("\n".join(lines[at + 1 : end]), file, faults, first_line=at + 2)
        if data is not None and opening:
            # What is wrong with the whole block is told on the line that opens it.
            whole = Located(file, data.data, {**data.lines, (): at + 1})
            parts.append(Directive(opening["name"].replace("-", "_"), whole, at + 1))
        prose_from = at = end + 1
    return (*parts, *_prose(lines, prose_from, len(lines)))


def _end_of_directive(lines: list[str], start: int, file: str, faults: Faults) -> int:
    """Find the line that closes a directive; a new opening before it means one was forgotten."""
    for n in range(start + 1, len(lines)):
        if CLOSING.match(lines[n]):
            return n
        if OPENING.match(lines[n]):
            faults.add(file, start + 1, "This directive is not closed by a line of “:::”.")
            return n - 1
    faults.add(file, start + 1, "This directive is not closed by a line of “:::”.")
    return len(lines)


def _prose(lines: list[str], start: int, end: int) -> list[Prose]:
    while start < end and not lines[start].strip():
        start += 1
    text = "\n".join(lines[start:end]).rstrip()
    return [Prose(text, start + 1)] if text else []
