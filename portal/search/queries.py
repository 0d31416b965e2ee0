"""Reads of search: what a question finds, and what somebody may be about to type."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter
from typing import Final

from portal.core.addresses import language_prefix
from portal.search.engines.base import Engine, Matches, Scope, Wanted
from portal.search.engines.choosing import engine
from portal.search.facets import harm_facets, kind_facets
from portal.search.found import Found, Result, Suggestion
from portal.search.models import SearchEntry, SearchText
from portal.search.ranking import Candidate, rank
from portal.search.thesaurus import thesaurus_of
from portal.search.understanding.marking import Piece, excerpt, mark
from portal.search.understanding.thesaurus import Thesaurus
from portal.search.understanding.understand import understand
from portal.search.understanding.understood import Understood
from portal.search.vocabulary import vocabulary_of
from portal.search.word_lists import is_english

# So many of the engine's best are put in order by what they are called.
RANKED: Final = 50
MOST_PER_PAGE: Final = 50
EXCERPT_LENGTH: Final = 220


def find(
    text: str,
    scope: Scope,
    *,
    kinds: Sequence[str] = (),
    harms: Sequence[str] = (),
    page: int = 1,
    per_page: int = 10,
    thesaurus: Thesaurus | None = None,
) -> Found:
    """Answer a question, whatever it holds; three queries beside what is remembered.

    Another thesaurus than the site's own tells what a change of it would do.
    """
    began = perf_counter()
    asked = understood_of(text, scope, thesaurus)
    if asked.is_empty:
        return Found(asked, kinds=kind_facets({}, kinds), harms=harm_facets({}, harms, scope))
    here = engine()
    matches, hits = _matches(here, asked, scope, (tuple(kinds), tuple(harms)), (page, per_page))
    return Found(
        understood=asked,
        total=matches.total,
        page=page,
        pages=math.ceil(matches.total / per_page),
        kinds=kind_facets(matches.kinds, kinds),
        harms=harm_facets(matches.harms, harms, scope),
        results=_results(hits, asked, scope),
        engine=matches.engine or here.name,
        took_ms=round((perf_counter() - began) * 1000),
        is_loose=matches.is_loose,
    )


def understood_of(text: str, scope: Scope, thesaurus: Thesaurus | None = None) -> Understood:
    """Understand a question as this site does: its words, its spelling, its glossary."""
    vocabulary = vocabulary_of(scope)
    if thesaurus is None:
        thesaurus = thesaurus_of(scope.partnership_pk, scope.language, scope.voice)
    return understand(
        text,
        language=scope.language,
        thesaurus=thesaurus,
        vocabulary=vocabulary,
        is_word=is_english,
    )


def suggestions(text: str, scope: Scope, count: int = 8) -> list[Suggestion]:
    """List what somebody may be about to type; two queries."""
    pks = engine().begin_with(text, scope, count)
    entries = SearchEntry.objects.visible(scope).in_bulk(pks)
    found = [entries[pk] for pk in pks if pk in entries]
    return [Suggestion(one.title, address_of(one, scope), one.kind) for one in found]


def address_of(entry: SearchEntry, scope: Scope) -> str:
    """Give the address of an entry for this reader; a document has one for all."""
    return (
        entry.path if entry.kind == "document" else language_prefix(scope.language) + entry.path[1:]
    )


def _matches(
    here: Engine,
    asked: Understood,
    scope: Scope,
    filters: tuple[tuple[str, ...], tuple[str, ...]],
    place: tuple[int, int],
) -> tuple[Matches, list[tuple[SearchEntry, float]]]:
    """Find one page: the first results in our own order, what follows them in the engine's."""
    page, per_page = place
    first, last = (page - 1) * per_page, page * per_page
    is_ranked = first < RANKED
    span = (0, max(RANKED, last)) if is_ranked else (first, last)
    wanted = Wanted(
        asked,
        scope,
        *filters,
        start=span[0],
        count=span[1] - span[0],
        rarity=vocabulary_of(scope).idf,
    )
    matches = here.match(wanted)
    hits = _visible(matches, scope)
    if is_ranked:
        hits = [*_ranked(asked, scope, hits[:RANKED]), *hits[RANKED:]][first:last]
    return matches, hits


def _visible(matches: Matches, scope: Scope) -> list[tuple[SearchEntry, float]]:
    """Load what was found as the table has it now: an engine that lags shows nothing hidden."""
    entries = SearchEntry.objects.visible(scope).in_bulk([pk for pk, _score in matches.hits])
    return [(entries[pk], score) for pk, score in matches.hits if pk in entries]


def _ranked(
    asked: Understood, scope: Scope, hits: Sequence[tuple[SearchEntry, float]]
) -> list[tuple[SearchEntry, float]]:
    entries = {entry.pk: entry for entry, _score in hits}
    called = dict(SearchText.objects.filter(pk__in=list(entries)).values_list("pk", "words"))
    candidates = [
        Candidate(
            pk=entry.pk,
            score=score,
            title=entry.title,
            words=tuple(called.get(entry.pk, "").splitlines()),
            kind=entry.kind,
            language=entry.language,
            boost=entry.boost,
        )
        for entry, score in hits
    ]
    return [(entries[pk], score) for pk, score in rank(asked, candidates, vocabulary_of(scope).idf)]


def _results(
    hits: Sequence[tuple[SearchEntry, float]], asked: Understood, scope: Scope
) -> list[Result]:
    texts = dict(
        SearchText.objects.filter(pk__in=[entry.pk for entry, _score in hits]).values_list(
            "pk", "body"
        )
    )
    return [
        Result(
            entry=entry,
            title=mark(entry.title, in_language(asked, entry.language)),
            excerpt=_excerpt(entry, texts.get(entry.pk, ""), in_language(asked, entry.language)),
            url=address_of(entry, scope),
            language=entry.language,
            score=round(score, 4),
        )
        for entry, score in hits
    ]


def _excerpt(entry: SearchEntry, body: str, asked: Understood) -> tuple[Piece, ...]:
    """Show the summary where it has the words, else the place of the text that does."""
    marked = mark(entry.summary, asked)
    if entry.summary and (any(piece.is_marked for piece in marked) or not body):
        return marked
    return excerpt(body, asked, EXCERPT_LENGTH)


def in_language(asked: Understood, language: str) -> Understood:
    """Read a question as of another language: its stems are those of the text it is marked in."""
    return asked if asked.language == language else replace(asked, language=language)
