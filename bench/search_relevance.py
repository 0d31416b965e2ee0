"""Judged questions to every engine, and to Wagtail's own search on the same content."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from django.core.management import call_command
from django.utils import timezone
from wagtail.search.backends import get_search_backend

from bench.elastic import searching_with_server
from bench.harness import WrongAnswer
from bench.judgements import Judgement, judged_queries
from bench.models import StockThing
from bench.relevance import TOP, Answered, Scores, misses, table
from bench.result import Result
from bench.site import Nowhere
from portal.core.models import Partnership
from portal.search.actions import reindex
from portal.search.engines.base import Scope
from portal.search.models import SearchEntry
from portal.search.queries import find

DATABASE, SERVER = "database", "elasticsearch"
NDCG, FIRST, NOTHING = 0.85, 0.8, 0.01
POOR: Final = 0.4  # questions that are answered worse are named
MOST_NAMED: Final = 10

Answers = Callable[[Judgement, Scope], Sequence[str]]


def run(*, is_quick: bool) -> list[Result]:
    """Load every pack and put all the questions; how fast the machine is makes no difference."""
    call_command("load_packs", stdout=Nowhere())
    reindex(now=timezone.now())  # pages that no pack brings: notices and lists
    fill_stock()
    asked = judged_queries()
    answered = {DATABASE: answers_of(asked, partial(_ours, DATABASE))}
    with searching_with_server() as held:
        if held:
            answered[SERVER] = answers_of(asked, partial(_ours, SERVER))
    results = [result for name, given in answered.items() for result in _results(name, given)]
    named = misses(list(zip((one.q for one in asked), answered[DATABASE], strict=True)), POOR)
    answered["Wagtail's own"] = answers_of(asked, _stock)
    results[-1].lines.extend(f"  {line}" for line in (*table(answered), *named[:MOST_NAMED]))
    return results


def _results(name: str, given: Sequence[Answered]) -> list[Result]:
    scores = Scores.of(given)
    return [
        _share(f"{name}: nDCG@10 lost over {scores.count} questions", 1 - scores.ndcg, 1 - NDCG),
        _share(f"{name}: first result is not the best", 1 - scores.right_first, 1 - FIRST),
        _share(f"{name}: questions that find nothing", scores.nothing, NOTHING),
    ]


def answers_of(asked: Sequence[Judgement], answers: Answers) -> list[Answered]:
    """Put every question on the site where it was judged."""
    places = dict(Partnership.objects.values_list("slug", "pk"))
    scope_of = partial(_scope_of, places)
    return [Answered(one.kind, tuple(answers(one, scope_of(one))), one.relevant) for one in asked]


def _scope_of(places: dict[str, int], asked: Judgement) -> Scope:
    return Scope(places[asked.site], asked.lang, timezone.now(), asked.voice)


def _ours(engine: str, asked: Judgement, scope: Scope) -> list[str]:
    found = find(asked.q, scope, kinds=asked.types, harms=asked.harms, per_page=TOP)
    if found.engine not in {engine, ""}:
        raise WrongAnswer(f"{asked.q}: answered by {found.engine}, not by {engine}")
    return [result.entry.path for result in found.results]


def fill_stock() -> None:
    """Index what the search holds the way Wagtail does."""
    things = [_stock_thing(entry) for entry in SearchEntry.objects.select_related("text")]
    StockThing.objects.bulk_create(things)
    get_search_backend().get_index_for_model(StockThing).add_items(StockThing, things)


def _stock_thing(entry: Any) -> StockThing:
    same = {name: getattr(entry, name) for name in ("path", "language", "voice", "place", "kind")}
    long = {name: getattr(entry.text, name) for name in ("words", "headings", "body")}
    return StockThing(title=entry.title, summary=entry.summary, **same, **long)


def _stock(asked: Judgement, scope: Scope) -> list[str]:
    rows = StockThing.objects.filter(
        place__in=[0, scope.partnership_pk], language__in={scope.language, "en"}, voice=scope.voice
    )
    if asked.types:
        rows = rows.filter(kind__in=asked.types)
    # Quotation marks end in an error there.
    found = get_search_backend().search(asked.q.replace('"', " "), rows)
    return [thing.path for thing in found[:TOP]]


def _share(name: str, figure: float, bar: float) -> Result:
    return Result(name, 100 * figure, round(100 * bar, 2), unit="%")
