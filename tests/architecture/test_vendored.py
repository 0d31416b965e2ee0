"""What is vendored is what its record says, is ours to use, and stays within the budget."""

from __future__ import annotations

import gzip
import json
import re
from hashlib import sha256
from xml.etree import ElementTree as ET

import pytest

from tests.architecture.source import CHECKOUT

STATIC = CHECKOUT / "portal" / "static" / "portal"
FRONTEND = CHECKOUT / "frontend"
RECORD = re.compile(r"^\| ([\w.-]+) \| ([0-9a-f]{64}) \|$", re.MULTILINE)
STYLES = ("portal.css", "portal.rtl.css", "steps.css", "tree.css")
# What we may not use, and what a reader's browser would fetch from somewhere.
NOT_OURS = re.compile(r"(?i)@font-face|@import|url\(|gds transport|crown|https?:")
ICON = re.compile(r"{%\s*icon\s+[\"']([\w-]+)[\"']")

STYLE_BUDGET = 11_776  # bytes, compressed: 11.5 kB, of a hard limit of 14
SCRIPT_BUDGET = 10_240


def recorded() -> dict[str, str]:
    return dict(RECORD.findall((STATIC / "VENDORED.md").read_text()))


def compressed(name: str) -> int:
    return len(gzip.compress((STATIC / name).read_bytes(), 9))


def test_the_record_names_what_the_build_writes():
    assert sorted(recorded()) == [
        "forms.mjs", "icons.svg", "keeping.mjs", "portal.css", "portal.mjs", "portal.rtl.css",
        "search.mjs", "steps.css", "tree.css",
    ]  # fmt: skip


@pytest.mark.parametrize("name", sorted(recorded()))
def test_a_vendored_file_is_what_its_record_says(name):
    assert sha256((STATIC / name).read_bytes()).hexdigest() == recorded()[name]


def test_the_record_names_the_version_that_is_locked():
    wanted = json.loads((FRONTEND / "package.json").read_text())["dependencies"]
    assert (
        f"| govuk-frontend | {wanted['govuk-frontend']} | MIT |"
        in (STATIC / "VENDORED.md").read_text()
    )


def test_the_lock_names_no_registry_and_keeps_every_digest():
    text = (FRONTEND / "package-lock.json").read_text()
    packages = {k: v for k, v in json.loads(text)["packages"].items() if k}

    assert "resolved" not in text
    assert "registry" not in text
    assert [name for name, row in packages.items() if "integrity" not in row] == []


def test_versions_are_exact():
    package = json.loads((FRONTEND / "package.json").read_text())
    wanted = {**package["dependencies"], **package["devDependencies"]}

    assert [v for v in wanted.values() if not re.fullmatch(r"\d+\.\d+\.\d+", v)] == []


@pytest.mark.parametrize("name", STYLES)
def test_a_style_sheet_fetches_nothing_and_uses_nobodys_brand(name):
    assert NOT_OURS.findall((STATIC / name).read_text()) == []


@pytest.mark.parametrize(
    "text",
    ["@font-face{}", "a{background:url(x.png)}", "a{font:GDS Transport}", ".govuk-crown{}"],
)
def test_what_may_not_be_used_is_found(text):
    assert NOT_OURS.search(text)


@pytest.mark.parametrize("name", STYLES)
def test_a_style_sheet_is_within_its_budget(name):
    assert compressed(name) <= STYLE_BUDGET


def test_scripts_are_within_their_budget_even_on_a_form():
    scripts = ["portal.js", "portal.mjs", "forms.mjs", "search.mjs", "keeping.mjs", "exit.js"]
    assert sum(compressed(name) for name in scripts) <= SCRIPT_BUDGET


def test_the_script_of_suggestions_is_small():
    assert len((STATIC / "search.mjs").read_bytes()) <= 2_048


def test_own_styles_have_no_left_and_right():
    physical = re.compile(
        r"^\s*((margin|padding|border)-(left|right)|left|right|float)\s*:|text-align:\s*(left|right)",
        re.MULTILINE,
    )
    found = [
        f"{path.name}: {match.group(0).strip()}"
        for path in sorted((FRONTEND / "scss").glob("*.scss"))
        for match in physical.finditer(path.read_text())
    ]
    assert found == []


def test_the_mirrored_style_sheet_differs_in_the_library_only():
    plain, mirrored = ((STATIC / name).read_text() for name in STYLES[:2])
    start = ":root{color-scheme:light"

    assert plain[plain.index(start) :] == mirrored[mirrored.index(start) :]
    assert "border-left:5px solid" in plain[: plain.index(start)]
    assert "border-left:5px solid" not in mirrored[: mirrored.index(start)]


def test_every_icon_a_template_asks_for_is_in_the_sprite():
    sprite = ET.fromstring((STATIC / "icons.svg").read_text())
    drawn = {symbol.get("id") for symbol in sprite}
    asked = {
        name
        for path in (CHECKOUT / "templates").rglob("*.html")
        for name in ICON.findall(path.read_text())
    }
    assert asked - drawn == set()
    assert "phone" in asked
