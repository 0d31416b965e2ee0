"""Search for programs: the same answers as on the page, of the host's partnership."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from django.utils import timezone, translation
from ninja import Field, Query, Router, Schema

from portal.core.api.problems import BadValue
from portal.core.requests import PortalRequest
from portal.search import queries
from portal.search.asking import question, scope_of
from portal.search.engines.base import Scope
from portal.search.facets import harm_names
from portal.search.presenters.answers import (
    SearchAnswer,
    SuggestAnswer,
    search_answer,
    suggest_answer,
)

router = Router(tags=["Search"])

Audience = Literal["adult", "child"]
Language = Literal["en", "pl", "ro", "lt", "uk", "ar"]
Kind = Literal[
    "guidance", "strategy", "harm", "indicator", "glossary", "meeting", "tool", "service",
    "course", "event", "document",
]  # fmt: skip
WORDS = "What to look for. The first 120 characters and 12 words count; any string is safe."
IN_LANGUAGE = "The reader’s language; English stands in where something is not translated."
FOR_WHOM = "Children’s words are never given to adults, nor adults’ to children."


class SearchAsked(Schema):
    """These are the parameters of a search."""

    q: str = Field("", description=WORDS, json_schema_extra={"example": "county lines"})
    type: list[Kind] = Field([], description="Only these kinds of thing.")
    harm: list[str] = Field([], description="Only what is about these kinds of harm: their slugs.")
    audience: Audience = Field("adult", description=FOR_WHOM)
    lang: Language = Field("en", description=IN_LANGUAGE)
    page: int = Field(1, ge=1, le=10_000, description="Which page of results.")
    per_page: int = Field(10, ge=1, le=queries.MOST_PER_PAGE, description="Results on a page.")


class SuggestAsked(Schema):
    """These are the parameters of suggestions."""

    q: str = Field("", description=WORDS, json_schema_extra={"example": "coun"})
    lang: Language = Field("en", description=IN_LANGUAGE)


@router.get("/search", response=SearchAnswer, operation_id="search", summary="Search")
def search(request: PortalRequest, asked: Query[SearchAsked]) -> SearchAnswer:
    """Find what everybody may read on this host, the best first."""
    with translation.override(asked.lang):
        scope = scope_of(request, timezone.now(), voice=asked.audience, language=asked.lang)
        _check_harms(asked.harm, scope)
        text = question(asked.q)
        found = queries.find(
            text, scope, kinds=asked.type, harms=asked.harm, page=asked.page,
            per_page=asked.per_page,
        )  # fmt: skip
        return search_answer(found, text, request.partnership)


@router.get("/suggest", response=SuggestAnswer, operation_id="suggest", summary="Suggestions")
def suggest(request: PortalRequest, asked: Query[SuggestAsked]) -> SuggestAnswer:
    """List what somebody who has typed so much may be looking for."""
    scope = scope_of(request, timezone.now(), language=asked.lang)
    text = question(asked.q)
    return suggest_answer(queries.suggestions(text, scope) if text else [])


def _check_harms(harms: Sequence[str], scope: Scope) -> None:
    """Refuse kinds of harm that this site does not know."""
    known = harm_names(scope.partnership_pk, scope.language)
    if any(harm not in known for harm in harms):
        raise BadValue("harm", f"One of these is known: {', '.join(known)}.")
