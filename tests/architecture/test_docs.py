"""Links between documents lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.source import CHECKOUT, files

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)[^)]*\)")
HEADING = re.compile(r"(?m)^#+\s+(.*)$")
CODE_BLOCK = re.compile(r"(?ms)^```.*?^```|`[^`\n]*`")


def documents() -> list[Path]:
    return [*sorted(CHECKOUT.glob("*.md")), *files("docs", suffix=".md")]


def anchor(heading: str) -> str:
    """Give the anchor of a heading as code hosts make it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def dead_links(path: Path) -> list[str]:
    dead = []
    for target in LINK.findall(CODE_BLOCK.sub("", path.read_text())):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, wanted = target.partition("#")
        there = (path.parent / name) if name else path
        if not there.exists():
            dead.append(target)
        elif wanted and there.suffix == ".md":
            anchors = {anchor(heading) for heading in HEADING.findall(there.read_text())}
            dead += [target] if wanted not in anchors else []
    return dead


def test_links_between_documents_resolve():
    found = {path.relative_to(CHECKOUT).as_posix(): dead_links(path) for path in documents()}
    assert {name: dead for name, dead in found.items() if dead} == {}


def test_the_documents_a_newcomer_needs_are_there():
    names = {path.relative_to(CHECKOUT).as_posix() for path in documents()}
    assert {"README.md", "CHANGELOG.md", "CONTRIBUTING.md"} <= names
    assert (CHECKOUT / "LICENSE").read_text().startswith("BSD 3-Clause License")


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("[a](b.md) [c](#the-house)\n# The house", []),
        ("[a](missing.md)", ["missing.md"]),
        ("[a](#no-such)", ["#no-such"]),
        ("[a](b.md#nowhere)", ["b.md#nowhere"]),
        ("`[a](missing.md)` [x](https://example.org/)", []),
    ],
)
def test_dead_links_are_found(tmp_path, text, dead):
    (tmp_path / "b.md").write_text("# Here")
    (tmp_path / "a.md").write_text(text)
    assert dead_links(tmp_path / "a.md") == dead
