"""The words of one site's own texts, remembered until anything is published."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from portal.core.stamp import current_stamp
from portal.search.engines.base import Scope
from portal.search.models import SearchWord
from portal.search.models.entries import NATIONAL
from portal.search.understanding.analysis import languages_of
from portal.search.understanding.vocabulary import Vocabulary

REMEMBERED: Final = 12  # each may hold tens of thousands of words


def vocabulary_of(scope: Scope) -> Vocabulary:
    """Give the words that stand on a reader's site, in their language, the first and one voice.

    One query, and none until anything public changes.
    """
    here = scope.partnership_pk or NATIONAL
    return _vocabulary(here, scope.language, scope.voice, current_stamp())


@lru_cache(maxsize=REMEMBERED)
def _vocabulary(here: int, language: str, voice: str, _stamp: str) -> Vocabulary:
    rows = (
        SearchWord.objects.filter(
            place__in={here, NATIONAL},
            language__in=languages_of(language),
            voice=voice,
            entries__gt=0,
        )
        .order_by("word", "pk")
        .values_list("word", "stem", "entries")
    )
    return Vocabulary(rows.iterator())
