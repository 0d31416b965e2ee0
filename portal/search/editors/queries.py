"""Reads of what editors taught search; kept in memory until anything public changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from portal.core.addresses import in_language, language_prefix
from portal.core.findable import ADULT
from portal.core.stamp import current_stamp
from portal.core.time.clock import london_day
from portal.search.editors.models import Promotion, SynonymSet
from portal.search.editors.rules.matching import is_asked_for
from portal.search.editors.targets import is_open_page, is_there
from portal.search.engines.base import Scope
from portal.search.understanding.analysis import languages_of
from portal.search.understanding.thesaurus import Synonym
from portal.search.understanding.understood import Understood

MOST_SHOWN = 3  # more would push down what was found


@dataclass(frozen=True)
class Promoted:
    """This is one answer that stands above all results."""

    title: str
    text: str
    url: str


def synonyms_of(partnership_pk: int | None, language: str, voice: str) -> list[Synonym]:
    """List the editors' synonyms that hold on a site: its own and the national ones."""
    return as_synonyms(sets_of(partnership_pk, language, voice))


def sets_of(partnership_pk: int | None, language: str, voice: str) -> list[SynonymSet]:
    """List the published sets that hold on a site, in one language and voice."""
    return without_replaced(published_sets(partnership_pk, language, voice))


def published_sets(partnership_pk: int | None, language: str, voice: str) -> list[SynonymSet]:
    """List a site's own sets and all national ones, also those it has others in place of.

    Readers of any language also ask in the first.
    """
    return [
        row
        for row in _live_sets(current_stamp())
        if row.language in languages_of(language)
        and row.voice == voice
        and row.partnership_id in (None, partnership_pk)
    ]


def without_replaced(rows: Iterable[SynonymSet]) -> list[SynonymSet]:
    """Leave out national sets in whose place a partnership has one of the same name."""
    chosen: dict[str, SynonymSet] = {}
    for row in sorted(rows, key=lambda row: row.partnership_id is not None):
        chosen[row.name.casefold()] = row
    return sorted(chosen.values(), key=lambda row: row.name.casefold())


def as_synonyms(rows: Iterable[SynonymSet]) -> list[Synonym]:
    """Give sets as query understanding takes them."""
    return [Synonym(tuple(row.lines), row.is_one_way) for row in rows]


def promotions_for(understood: Understood, scope: Scope) -> list[Promoted]:
    """List what stands above the results of a question today; children see none."""
    if understood.is_empty or scope.voice != ADULT:
        return []
    rows = [
        row
        for row in promotions_in(scope)
        if is_asked_for(row.lines, understood) and leads_somewhere(row, scope.partnership_pk)
    ]
    return as_promoted(rows, scope)


def promotions_in(scope: Scope) -> list[Promotion]:
    """List the promotions that are shown today on a site, the partnership's own first."""
    today = london_day(scope.now)
    return in_order(
        row
        for row in _live_promotions(current_stamp())
        if row.language == scope.language
        and row.partnership_id in (None, scope.partnership_pk)
        and row.is_shown_on(today)
    )


def in_order(rows: Iterable[Promotion]) -> list[Promotion]:
    """Put promotions in the order in which they are shown."""
    return sorted(rows, key=lambda row: (row.order, row.partnership_id is None, row.pk or 0))


def as_promoted(rows: Sequence[Promotion], scope: Scope) -> list[Promoted]:
    """Give promotions as the page shows them, at most three."""
    return [
        Promoted(row.title, row.text, address_of(row, scope.language)) for row in rows[:MOST_SHOWN]
    ]


def address_of(row: Promotion, language: str) -> str:
    """Give the address a promotion leads to, on the reader's side of the site."""
    if row.page is not None:
        return language_prefix(language) + row.page.url_path.split("/", 2)[2]
    return in_language(row.path, language)


def leads_somewhere(row: Promotion, partnership_pk: int | None) -> bool:
    """Say whether everybody may read what a promotion leads to, at this moment."""
    if row.page_id is not None:
        return is_open_page(row.page_id, partnership_pk)
    return is_there(row.path, partnership_pk)


def every_promotion(partnership_pks: Sequence[int]) -> list[Promotion]:
    """List the published promotions of these partnerships; one query."""
    rows: Any = Promotion.objects.live().filter(partnership_id__in=partnership_pks)
    return list(rows.select_related("page").order_by("pk"))


@lru_cache(maxsize=1)
def _live_sets(_stamp: str) -> list[SynonymSet]:
    """Read all published sets once."""
    return list(SynonymSet.objects.live().order_by("pk"))


@lru_cache(maxsize=1)
def _live_promotions(_stamp: str) -> list[Promotion]:
    """Read all published promotions once."""
    return list(Promotion.objects.live().select_related("page").order_by("pk"))
