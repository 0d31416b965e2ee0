"""What the report says of a search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.search.counting.rules.weeks import FEWEST

ADD_SYNONYM = "wagtailsnippets_search_editors_synonymset:add"
ADD_PROMOTION = "wagtailsnippets_search_editors_promotion:add"


@dataclass(frozen=True)
class SearchLine:
    """This is one line of the report."""

    query: str
    partnership: str
    language: str
    searches: int
    without_result: str
    average_rank: str
    first_pressed: str
    weeks: int
    latest: date
    synonym_url: str
    promotion_url: str

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        """Make one of a row that was added up."""
        names = dict(settings.LANGUAGES)
        return cls(
            query=row["query"],
            partnership=row["partnership__name"],
            language=str(names.get(row["language"], row["language"])),
            searches=row["total"],
            without_result=small_words(row["nothing"]),
            average_rank=rank_words(row["pressed"], row["rank_total"]),
            first_pressed=share_words(row["pressed"], row["pressed_first"]),
            weeks=row["weeks"],
            latest=row["latest"],
            synonym_url=_add(ADD_SYNONYM, row, "name"),
            promotion_url=_add(ADD_PROMOTION, row, "title"),
        )


def small_words(count: int) -> str:
    """Write a count; a small one is not told."""
    return str(count) if count == 0 or count >= FEWEST else _("fewer than %(n)d") % {"n": FEWEST}


def rank_words(clicks: int, ranks: int) -> str:
    """Write the place that was pressed on average; too few presses say nothing."""
    return f"{ranks / clicks:.1f}" if clicks >= FEWEST else _("too few")


def share_words(clicks: int, first: int) -> str:
    """Write how often the first result was the one, in steps that point at nobody."""
    if clicks < FEWEST:
        return _("too few")
    return _("%(share)d %%") % {"share": round(first / clicks * 10) * 10}


def _add(name: str, row: Mapping[str, Any], named: str) -> str:
    said = {
        "phrases": row["query"],
        named: row["query"].capitalize(),
        "language": row["language"],
        "partnership": row["partnership_id"],
    }
    return f"{reverse(name)}?{urlencode(said)}"
