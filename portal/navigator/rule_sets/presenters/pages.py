"""The pages about one rule set, each of which leads to the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COVERAGE, COMPARISON, TRYING = "coverage", "comparison", "try"
LABELS: Mapping[str, Promise] = {
    COVERAGE: _("What it covers"),
    COMPARISON: _("What changes"),
    TRYING: _("Try it"),
}
EDIT = _("The rules")


@dataclass(frozen=True)
class PageLink:
    """This leads to one of the pages; the one that is open says so."""

    label: str
    url: str
    is_here: bool = False


def links(here: str, urls: Mapping[str, str], edit_url: str) -> list[PageLink]:
    """Give the form of the rules first, then every page about them."""
    pages = [PageLink(str(LABELS[name]), url, name == here) for name, url in urls.items()]
    return [PageLink(str(EDIT), edit_url), *pages]


@dataclass(frozen=True)
class AreaLink:
    """This leads to the same page with the rules of another area; the one shown says so."""

    label: str
    query: str
    is_here: bool


def areas(here: Any, every: Iterable[Any]) -> list[AreaLink]:
    """Give the areas with which common rules can be read (sheets of rules)."""
    return [
        AreaLink(area.area_name, f"?area={area.code}", area.code == here.code) for area in every
    ]
