"""Filters by name: what a search may be narrowed to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from django.conf import settings
from django.utils.translation import gettext_lazy

from portal.core.findable import KINDS
from portal.core.queries import partnership_by_pk
from portal.core.stamp import current_stamp
from portal.reference.models import HarmText
from portal.reference.spoken import spoken
from portal.search.engines.base import Scope
from portal.search.found import Facet

LABELS: Final = {
    "guidance": gettext_lazy("Guidance"),
    "strategy": gettext_lazy("Strategy"),
    "harm": gettext_lazy("Kinds of harm"),
    "indicator": gettext_lazy("Signs"),
    "glossary": gettext_lazy("Words explained"),
    "meeting": gettext_lazy("Meetings"),
    "tool": gettext_lazy("Tools"),
    "service": gettext_lazy("Support services"),
    "course": gettext_lazy("Training"),
    "event": gettext_lazy("Training dates"),
    "document": gettext_lazy("Documents"),
}
REMEMBERED: Final = 64


class _Harms(NamedTuple):
    """These are the kinds of harm by slug, and the one language their names are in."""

    names: dict[str, str]
    language: str


def kind_facets(counts: dict[str, int], chosen: Sequence[str]) -> list[Facet]:
    """List the kinds that were found, in their order, and those that were chosen."""
    return [
        Facet(kind, str(LABELS[kind]), counts.get(kind, 0), kind in chosen)
        for kind in KINDS
        if counts.get(kind) or kind in chosen
    ]


def harm_facets(counts: dict[str, int], chosen: Sequence[str], scope: Scope) -> list[Facet]:
    """List the kinds of harm that were found, in their order, and those that were chosen."""
    known = _harms(scope.partnership_pk, scope.language, current_stamp())
    language = known.language if known.language != scope.language else ""
    return [
        Facet(slug, name, counts.get(slug, 0), slug in chosen, language)
        for slug, name in known.names.items()
        if counts.get(slug) or slug in chosen
    ]


def harm_names(partnership_pk: int | None, language: str) -> dict[str, str]:
    """Name the kinds of harm by slug, in their order; remembered until anything is published."""
    return _harms(partnership_pk, language or settings.LANGUAGE_CODE, current_stamp()).names


@lru_cache(maxsize=REMEMBERED)
def _harms(partnership_pk: int | None, language: str, _stamp: str) -> _Harms:
    partnership = partnership_by_pk(partnership_pk) if partnership_pk else None
    found = spoken(HarmText.objects.all(), partnership, language)
    return _Harms({text.owner.slug: text.name for text in found.texts}, found.language)
