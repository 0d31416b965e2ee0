"""The outside of the product keeps its names: addresses that content may never take."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from portal.core import slugs
from tests.architecture.source import CHECKOUT, CODE, LEFT_BEHIND, NOT_OURS

RESERVED_ANYWHERE = {
    "young-people", "shortlist", "booklet.pdf", "resume", "run", "print", "blank", "amendments",
    "plan", "indicators", "calendar", "my", "booking", "book", "approve", "certificates",
    "confirm", "result", "check", "about", "search",
}  # fmt: skip

# The first segment of every address that clients, monitors and readers rely on.
ADDRESSES = {
    "guidance", "strategy", "harms", "indicators", "glossary", "search", "refer", "meetings",
    "tools", "trackers", "support", "provider", "training", "desk", "accounts", "cms", "leave",
    "hide", "privacy", "accessibility", "languages", "report", "healthz", "readyz", "sitemap.xml",
    "robots.txt", ".well-known", "api",
}  # fmt: skip

# What lies outside: the folders and services of whoever happened to build this.
ELSEWHERE = re.compile(
    "|".join(["/" + r"work\b", r"\bshared/" + r"(design|domain)\b", r"\bissues " + "show"])
)
TEXT = {
    ".py",
    ".md",
    ".html",
    ".txt",
    ".toml",
    ".yaml",
    ".yml",
    ".sh",
    ".js",
    ".mjs",
    ".scss",
    ".css",
    ".json",
    ".cfg",
    "",
}


def test_reserved_slugs_are_those_of_the_contract():
    assert set(slugs.RESERVED) == RESERVED_ANYWHERE


def test_every_address_is_reserved_at_the_top():
    assert not ADDRESSES - slugs.RESERVED_TOP_LEVEL


@pytest.mark.parametrize("code", [code for code, _name in settings.LANGUAGES])
def test_every_language_prefix_is_reserved(code):
    assert slugs.is_reserved(code, is_top_level=True)
    assert not slugs.is_reserved(code, is_top_level=False)


def first_segments(patterns: list[URLPattern | URLResolver]) -> set[str]:
    """List the first segment of every route, as it is written before any variable part."""
    found = set()
    for pattern in patterns:
        route = str(pattern.pattern)
        literal = re.split(r"[<(\\?*+\[]", route.lstrip("^"))[0]
        if isinstance(pattern, URLResolver) and "/" not in literal:
            found |= first_segments(pattern.url_patterns)
        elif literal.strip("/$"):
            found.add(literal.strip("$").split("/")[0])
    return found


def test_no_page_can_hide_a_view():
    segments = first_segments(get_resolver().url_patterns)
    assert {"cms", "accounts", "documents"} <= segments
    assert not segments - slugs.RESERVED_TOP_LEVEL


def test_only_addresses_of_views_and_files_are_reserved():
    own = {"static", "media", "documents", "components", "theme", "_util"}
    assert own >= slugs.RESERVED_TOP_LEVEL - ADDRESSES


def test_the_product_names_nothing_outside_itself():
    found = []
    for path in sorted(CHECKOUT.rglob("*")):
        inside = path.relative_to(CHECKOUT)
        is_skipped = (NOT_OURS - {"migrations"} | LEFT_BEHIND) & set(inside.parts)
        if is_skipped or not path.is_file() or path.suffix not in TEXT:
            continue
        text = path.read_text(errors="replace")
        found += [f"{inside}: {match.group()}" for match in ELSEWHERE.finditer(text)]
    assert found == []


def test_the_walk_reads_the_product():
    assert all((CHECKOUT / top).is_dir() for top in ("portal", "scripts") if top in CODE)
    assert ELSEWHERE.search("see /" + "work/main")
    assert not ELSEWHERE.search("/workers/ and shared/ folders")
