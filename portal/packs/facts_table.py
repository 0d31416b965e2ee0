"""Where each fact stands that the packs carry: one table, made from their `facts:` marks."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from portal.core.packing.kind import Item, Kind
from portal.core.packing.spec.folder import NATIONAL
from portal.packs.actions.read import read_packs
from portal.packs.queries import pack_folder, shipped_packs

FILE = Path("docs/generated/facts.md")
HEAD = """\
# Where each fact stands

Made by `manage.py facts_table` from the `facts:` marks of the packs; `tests/portal/packs` compares.

| Fact | Where it stands |
|---|---|
"""
SECTIONS = {"laws": "/harms/law/", "terms": "/glossary/", "language": "/harms/language/"}
BY_SLUG = {
    "harms": "/harms/{}/",
    "measures": "/strategy/indicators/{}/",
    "meetings": "/meetings/{}/",
}


@dataclass(frozen=True)
class Place:
    """This is one entry of a pack that says a fact, and the address where readers find it."""

    pack: str
    kind: str
    key: str
    address: str

    def __str__(self) -> str:
        what = "" if self.kind == "pages" else f"{self.kind} “{self.key}” "
        return f"{self.pack}: {what}{self.address}".rstrip()


def places_of_facts() -> dict[str, list[Place]]:
    """Give the entries that carry each fact, read from the files of the shipped packs."""
    packs = read_packs([pack_folder(slug) for slug in (NATIONAL, *shipped_packs())])
    found: dict[str, list[Place]] = defaultdict(list)
    for pack in packs:
        for kind, items in pack.items:
            for item in items:
                place = Place(pack.slug, kind.name, item.key, _address(kind, item))
                for fact in item.facts:
                    found[fact].append(place)
    return dict(sorted(found.items(), key=lambda pair: _order(pair[0])))


def facts_table() -> str:
    """Write the table."""
    rows = (
        f"| {fact} | {'<br>'.join(map(str, places))} |"
        for fact, places in places_of_facts().items()
    )
    return HEAD + "\n".join(rows) + "\n"


def _address(kind: Kind, item: Item) -> str:
    if kind.name == "pages":
        return "/" if item.key == "home" else f"/{item.key}/"
    if kind.name in BY_SLUG:
        return BY_SLUG[kind.name].format(item.content.get("slug", item.key))
    return SECTIONS.get(kind.name, "")


def _order(fact: str) -> tuple[str, int, str]:
    """Sort NL-002 before NL-010 and every letter's numbers together."""
    number = re.search(r"\d+", fact)
    return fact.rstrip("0123456789abc"), int(number[0]) if number else 0, fact
