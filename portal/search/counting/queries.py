"""Reads of counting: which words may be counted, and what was counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Max, QuerySet, Sum

from portal.core.access import access
from portal.core.cms.reach import Reach
from portal.core.models import Partnership
from portal.search.counting.models import SearchTally
from portal.search.counting.rules.countable import Lexicon
from portal.search.engines.base import Scope
from portal.search.thesaurus import thesaurus_of
from portal.search.understanding.stopwords import is_stop_word
from portal.search.vocabulary import vocabulary_of
from portal.search.word_lists import is_english, is_name


def lexicon_of(scope: Scope) -> Lexicon:
    """Give the words a search on this site may hold and still be counted."""
    thesaurus = thesaurus_of(scope.partnership_pk, scope.language, scope.voice)
    vocabulary = vocabulary_of(scope)

    def phrase_at(typed: Sequence[str], at: int) -> int:
        match = thesaurus.match(typed, at)
        return match.length if match else 0

    return Lexicon(
        phrase_at=phrase_at,
        is_small=lambda word: is_stop_word(word, scope.language),
        is_word=lambda word: vocabulary.known(word) or is_english(word),
        is_name=is_name,
    )


def counted_searches(reach: Reach, this_week: date) -> QuerySet[Any]:
    """Add up, search by search, what may be shown of the partnerships somebody writes for."""
    rows: Any = reach.own(SearchTally.objects.shown(this_week))
    return (
        rows.values("partnership_id", "partnership__name", "language", "query")
        .annotate(
            total=Sum("searches"),
            nothing=Sum("without_result"),
            pressed=Sum("clicks"),
            pressed_first=Sum("first_clicks"),
            rank_total=Sum("ranks"),
            weeks=Count("week"),
            latest=Max("week"),
        )
        .order_by("-total", "query", "language", "partnership_id")
    )


def own_partnerships(user: Any) -> QuerySet[Partnership]:
    """List the partnerships somebody works for, to choose from."""
    edited = access().partnerships_edited_by(user)
    return Partnership.objects.filter(pk__in=edited).order_by("name", "pk")
