"""Links between documents lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.source import CHECKOUT, LEFT_BEHIND, NOT_OURS, files

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


def tree_of(text: str) -> dict[str, str]:
    """Read the tree that a README draws: what is said of each folder."""
    (drawn,) = re.findall(r"(?ms)^## What is in the tree\n+```\n(.*?)^```", text)
    pieces = re.split(r"(?m)(?:^|  +)([a-z]+)/ +", drawn)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def folders_of(top: Path) -> set[str]:
    """List the folders that stand in the tree, not what builders and tools leave behind."""
    skipped = NOT_OURS | LEFT_BEHIND
    return {
        path.name
        for path in top.iterdir()
        if path.is_dir() and path.name not in skipped and not path.name.startswith(".")
    }


def test_the_readme_draws_the_tree_as_it_is():
    drawn = tree_of((CHECKOUT / "README.md").read_text())
    assert set(drawn) == folders_of(CHECKOUT)
    said = set(re.findall(r"[a-z]+", drawn["portal"]))
    assert folders_of(CHECKOUT / "portal") - said == set()


def test_a_tree_is_read_as_it_is_drawn():
    text = (
        "## What is in the tree\n\n```\none/  first, see x/\n      more of it\n"
        "two/  second      three/  third; e/ in it\n```\n"
    )
    assert list(tree_of(text)) == ["one", "two", "three"]
    assert "more of it" in tree_of(text)["one"]


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


MERGING = re.compile(r"(?m)^(<{7} |={7}$|>{7} )")


def test_nothing_is_left_of_a_merge():
    texts = [
        *documents(), *CHECKOUT.glob(".ci/*"),
        *files("portal", "templates", "docs", "frontend", "scripts", "tests", suffix=""),
    ]  # fmt: skip
    text_types = {".md", ".html", ".txt", ".yaml", ".po", ".css", ".scss", ".js", ".mjs", ".py", ""}
    ours = {path for path in texts if path.is_file() and path.suffix in text_types}
    assert len(ours) > 1000
    assert [path.name for path in ours if MERGING.search(path.read_text(errors="ignore"))] == []
    assert MERGING.search("a\n<<<<<<< ours\n")
