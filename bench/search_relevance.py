"""Judged questions to every engine, and to Wagtail's own search on the same content."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from django.core.management import call_command
from django.utils import timezone
from wagtail.search.backends import get_search_backend

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
    engines: dict[str, Answers] = {"database": _ours, "Wagtail's own": _stock}
    answered = {name: answers_of(asked, answers) for name, answers in engines.items()}
    ours = Scores.of(answered["database"])
    named = misses(list(zip((one.q for one in asked), answered["database"], strict=True)), POOR)
    lines = [f"  {line}" for line in (*table(answered), *named[:MOST_NAMED])]
    return [
        _share(f"search, nDCG@10 of {ours.count} judged questions, lost", 1 - ours.ndcg, 1 - NDCG),
        _share("search, first result not the best one", 1 - ours.right_first, 1 - FIRST),
        _share("search, questions that find nothing", ours.nothing, NOTHING, lines),
    ]


def answers_of(asked: Sequence[Judgement], answers: Answers) -> list[Answered]:
    """Put every question on the site where it was judged."""
    places = dict(Partnership.objects.values_list("slug", "pk"))
    scope_of = partial(_scope_of, places)
    return [Answered(one.kind, tuple(answers(one, scope_of(one))), one.relevant) for one in asked]


def _scope_of(places: dict[str, int], asked: Judgement) -> Scope:
    return Scope(places[asked.site], asked.lang, timezone.now(), asked.voice)


def _ours(asked: Judgement, scope: Scope) -> list[str]:
    found = find(asked.q, scope, kinds=asked.types, harms=asked.harms, per_page=TOP)
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


def _share(name: str, figure: float, bar: float, lines: Sequence[str] = ()) -> Result:
    return Result(name, 100 * figure, round(100 * bar, 2), unit="%", lines=list(lines))
