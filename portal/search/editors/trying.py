"""What a change would do to one question, worked out with what nobody has saved yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from portal.search.editors import queries
from portal.search.editors.models import Promotion, SynonymSet
from portal.search.editors.rules.comparing import Comparison, Shown, compare
from portal.search.editors.rules.matching import is_asked_for
from portal.search.engines.base import Scope
from portal.search.found import Found
from portal.search.queries import find, understood_of
from portal.search.thesaurus import thesaurus_with

COUNT = 10


def try_synonyms(query: str, row: SynonymSet, scope: Scope) -> tuple[Comparison, tuple[int, int]]:
    """Ask a question as search understands it now, and as it would with this set."""
    now = find(query, scope, per_page=COUNT)
    others = queries.published_sets(scope.partnership_pk, scope.language, scope.voice)
    with_row = queries.without_replaced([each for each in others if each.pk != row.pk] + [row])
    tried = queries.as_synonyms(with_row)
    thesaurus = thesaurus_with(
        scope.partnership_pk, scope.language, scope.voice,
        {queries.synonyms_of: lambda *_whose: tried},
    )  # fmt: skip
    then = find(query, scope, per_page=COUNT, thesaurus=thesaurus)
    return compare(shown(now), shown(then)), (now.total, then.total)


def try_promotion(query: str, row: Promotion, scope: Scope) -> Comparison:
    """List what stands above the results now, and what would with this one in its days."""
    asked = understood_of(query, scope)
    now = [
        each
        for each in queries.promotions_in(scope)
        if is_asked_for(each.lines, asked) and queries.leads_somewhere(each, scope.partnership_pk)
    ]
    others = [each for each in now if each.pk != row.pk]
    is_meant = not asked.is_empty and is_asked_for(row.lines, asked)
    then = queries.in_order([*others, row]) if is_meant else others
    return compare(_promoted(now, scope), _promoted(then, scope))


def shown(found: Found) -> list[Shown]:
    """Give results as a comparison needs them."""
    return [
        Shown(str(one.entry.pk), "".join(piece.text for piece in one.title), one.url)
        for one in found.results
    ]


def _promoted(rows: Sequence[Any], scope: Scope) -> list[Shown]:
    first = rows[: queries.MOST_SHOWN]
    return [Shown(str(row.pk), row.title, queries.address_of(row, scope.language)) for row in first]
