"""A question in the search server's own words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.conf import settings
from elasticsearch.dsl import A, Q, Search
from elasticsearch.dsl.query import Query

from portal.search.elastic.analysis import LANGUAGES, LONGEST_BEGINNING, STEMMED_HERE
from portal.search.elastic.documents import WEIGHTS
from portal.search.engines.base import Scope, Wanted
from portal.search.engines.database import group_rarity
from portal.search.engines.expressions import FEW, MOST_NEEDED
from portal.search.models.entries import NATIONAL
from portal.search.understanding.analysis import stem, words
from portal.search.understanding.understood import Alternative, Group, Understood

NAME_BOOST: Final = 8.0  # a thing of exactly this name comes first
PAIRS_BOOST: Final = 4.0
KIND_FACTOR: Final = 1.5  # "what is MACE" asks for a term
ELSEWHERE: Final = 0.6  # what further fields add to the one that fits best
MOST_FACETS: Final = 200


def matching(wanted: Wanted, *, is_loose: bool = False) -> dict[str, Any]:
    """Give the body of a search: every group must be there, or when it is loose, half of them."""
    kinds = [Q("terms", kind=list(wanted.kinds))] if wanted.kinds else []
    harms = [Q("terms", harms=list(wanted.harms))] if wanted.harms else []
    search = Search().query(_ranked(wanted, is_loose=is_loose)).sort(*_order())
    # Chosen facets narrow the results after the facets are counted.
    search = search.post_filter(Q("bool", filter=[*kinds, *harms]))
    search.aggs.bucket("any", A("filter", Q("match_all")))
    for name, others in (("kind", harms), ("harms", kinds)):
        counted = search.aggs.bucket(name, A("filter", Q("bool", filter=others)))
        counted.bucket("each", A("terms", field=name, size=MOST_FACETS))
    return _body(search[wanted.start : wanted.start + wanted.count], is_counted=True)


def beginning(text: str, scope: Scope, count: int) -> dict[str, Any]:
    """Give the body of a search for names with words that begin like these."""
    typed = words(text)
    query = Q(
        "bool",
        filter=visible(scope),
        must=[Q("match", beginnings={"query": " ".join(_cut(typed)), "operator": "and"})],
        # The name itself comes before those that hold it, and what begins so before both.
        should=[Q("prefix", names={"value": " ".join(typed), "boost": NAME_BOOST})],
    )
    return _body(Search().query(_boosted(query, "")).sort(*_order())[:count], is_counted=False)


def visible(scope: Scope) -> list[Query]:
    """Keep what `SearchEntry.objects.visible` keeps."""
    here, first = scope.partnership_pk or NATIONAL, settings.LANGUAGE_CODE
    place = [Q("term", place=here)]
    if here != NATIONAL:
        place.append(Q("bool", filter=Q("term", place=NATIONAL), must_not=Q("term", not_at=here)))
    language = [Q("term", language=scope.language)]
    if scope.language != first:
        stands_in = {"must_not": Q("term", also_in=scope.language)}
        language.append(Q("bool", filter=Q("term", language=first), **stands_in))
    over = Q("range", until={"lte": scope.now.isoformat()})
    return [
        Q("term", voice=scope.voice),
        Q("bool", should=place),
        Q("bool", should=language),
        Q("bool", must_not=[over, Q("term", is_gone=True)]),
    ]


def _body(search: Search, *, is_counted: bool) -> dict[str, Any]:
    body: dict[str, Any] = search.to_dict()
    return {**body, "track_total_hits": is_counted, "_source": False, "track_scores": True}


def _order() -> tuple[Any, ...]:
    return {"_score": "desc"}, {"entry": "asc"}


def _ranked(wanted: Wanted, *, is_loose: bool) -> Query:
    query = Q(
        "bool",
        must=[_asked(wanted, is_loose=is_loose)],
        filter=visible(wanted.scope),
        should=_bonuses(wanted.understood, _languages(wanted.scope)),
    )
    return _boosted(query, wanted.understood.kind)


def _asked(wanted: Wanted, *, is_loose: bool) -> Query:
    """Ask for the same words as the database engine does: of three and more all but one."""
    languages = _languages(wanted.scope)
    groups = sorted(
        wanted.understood.needed,
        key=lambda group: (-group_rarity(wanted, group), group.typed.stems),
    )
    needed = [_group(group, languages) for group in groups[:MOST_NEEDED]]
    least = len(needed) if len(needed) <= FEW else len(needed) - 1
    optional = [group for group in wanted.understood.groups if group not in groups]
    wished = [_group(group, languages) for group in (*groups[MOST_NEEDED:], *optional)]
    return Q(
        "bool",
        must=[Q("bool", should=needed, minimum_should_match=1 if is_loose else least)],
        should=wished,
    )


def _boosted(query: Query, kind: str) -> Query:
    functions: list[dict[str, Any]] = [
        {"field_value_factor": {"field": "boost", "factor": 0.01, "missing": 100}}
    ]
    if kind:
        functions.append({"filter": {"term": {"kind": kind}}, "weight": KIND_FACTOR})
    return Q("function_score", query=query, functions=functions, boost_mode="multiply")


def _group(group: Group, languages: tuple[str, ...]) -> Query:
    # Two ways that differ by their stems only are one here: this server stems by itself.
    said = {(one.words, one.is_together): one for one in reversed(group.alternatives)}
    ways = [
        _alternative(one, language, is_exact=group.is_exact)
        for one in reversed(said.values())
        for language in languages
    ]
    return Q("dis_max", queries=ways, tie_breaker=0.0)


def _alternative(one: Alternative, language: str, *, is_exact: bool) -> Query:
    """Look for one way of saying it in the texts of one language."""
    is_stemmed_here = language in STEMMED_HERE
    said = [stem(word, language) for word in one.words] if is_stemmed_here else one.words
    part = ".folded" if is_exact and not is_stemmed_here else ""
    fields = [f"text.{language}.{field}{part}^{weight}" for field, weight in WEIGHTS.items()]
    if not one.is_together:
        each = [_words((word,), fields) for word in said]
        return Q("bool", must=each, boost=one.weight)
    return _words(said, fields, boost=one.weight)


def _words(said: Sequence[str], fields: Sequence[str], **more: Any) -> Query:
    """Look for a word, or for several side by side."""
    kind = "phrase" if len(said) > 1 else "best_fields"
    values = {"query": " ".join(said), "fields": fields, "tie_breaker": ELSEWHERE, **more}
    return Q("multi_match", type=kind, **values)


def _bonuses(understood: Understood, languages: tuple[str, ...]) -> list[Query]:
    """What stands higher though it is not asked for: the very name, and the words side by side."""
    typed = [word for group in understood.groups for word in group.typed.words]
    names = [" ".join(typed), " ".join(words(understood.text))]
    bonuses = [Q("constant_score", filter=Q("terms", names=sorted(set(names))), boost=NAME_BOOST)]
    if len(typed) > 1:
        fields = [
            f"text.{language}.{field}.pairs^{WEIGHTS[field]}"
            for language in languages
            if language not in STEMMED_HERE
            for field in ("title", "headings", "summary", "body")
        ]
        if fields:
            said = {"query": " ".join(typed), "fields": fields, "boost": PAIRS_BOOST}
            bonuses.append(Q("multi_match", type="best_fields", **said))
    return bonuses


def _languages(scope: Scope) -> tuple[str, ...]:
    """List the languages whose texts the reader may find, the reader's own first."""
    first = settings.LANGUAGE_CODE
    own = scope.language if scope.language in LANGUAGES else first
    return (own,) if own == first else (own, first)


def _cut(typed: list[str] | tuple[str, ...]) -> list[str]:
    """No beginning that is kept is longer than this."""
    return [word[:LONGEST_BEGINNING] for word in typed]
