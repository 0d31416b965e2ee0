"""What programs get of a search."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.html import escape
from ninja import Field, Schema

from portal.core.models import Partnership
from portal.search.found import Facet, Found, Result, Suggestion
from portal.search.presenters.pieces import plain
from portal.search.understanding.marking import Piece


class FacetAnswer(Schema):
    """This is one filter and how many results it would leave."""

    value: str
    label: str
    count: int


class Facets(Schema):
    """These are the filters that would leave something."""

    type: list[FacetAnswer]
    harm: list[FacetAnswer]


class ResultAnswer(Schema):
    """This is one thing that was found."""

    title: str
    url: str = Field(description="Path on this host")
    type: str
    summary: str
    highlight: str = Field(description="Safe HTML: escaped text with <mark> around what matched")
    harms: list[str] = Field(description="Slugs of kinds of harm")
    partnership: str | None = Field(description="Slug; null for what every partnership shows")
    updated: datetime | None
    language: str = Field(description="Of the words; English where there is no translation")
    score: float


class SearchAnswer(Schema):
    """This is one page of results."""

    query: str
    total: int
    page: int
    pages: int
    took_ms: int
    engine: str
    did_you_mean: str | None
    facets: Facets
    results: list[ResultAnswer]


class SuggestionAnswer(Schema):
    """This is one thing somebody may be about to type."""

    text: str
    url: str
    type: str


class SuggestAnswer(Schema):
    """These are suggestions, the best first."""

    suggestions: list[SuggestionAnswer]


def search_answer(found: Found, query: str, partnership: Partnership | None) -> SearchAnswer:
    """Give what was found to a program."""
    slug = partnership.slug if partnership else None
    return SearchAnswer(
        query=query,
        total=found.total,
        page=found.page,
        pages=found.pages,
        took_ms=found.took_ms,
        engine=found.engine,
        did_you_mean=found.did_you_mean or None,
        facets=Facets(type=_facets(found.kinds), harm=_facets(found.harms)),
        results=[_result(result, slug) for result in found.results],
    )


def suggest_answer(found: Sequence[Suggestion]) -> SuggestAnswer:
    """Give suggestions to a program."""
    return SuggestAnswer(
        suggestions=[SuggestionAnswer(text=s.text, url=s.url, type=s.kind) for s in found]
    )


def highlighted(pieces: Sequence[Piece]) -> str:
    """Write marked text as HTML that is safe wherever it is put: nothing in it but marks."""
    return "".join(
        f"<mark>{escape(piece.text)}</mark>" if piece.is_marked else str(escape(piece.text))
        for piece in pieces
    )


def _facets(facets: Sequence[Facet]) -> list[FacetAnswer]:
    return [FacetAnswer(value=each.value, label=each.label, count=each.count) for each in facets]


def _result(result: Result, slug: str | None) -> ResultAnswer:
    entry = result.entry
    return ResultAnswer(
        title=entry.title,
        url=result.url,
        type=entry.kind,
        summary=entry.summary or plain(result.excerpt),
        highlight=highlighted(result.excerpt),
        harms=[harm for harm in entry.harms.split(";") if harm],
        # Nothing of another partnership is ever found: what belongs to one belongs to this one.
        partnership=slug if entry.place else None,
        updated=entry.changed_at,
        language=result.language,
        score=result.score,
    )
