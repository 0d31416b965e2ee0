"""Where entries and what they are about differ: looked at without keeping anybody waiting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from portal.core import registry
from portal.core.publishing.changes import Drift
from portal.search.actions.refreshing import kept_entries, refresh
from portal.search.batches import in_batches
from portal.search.drafts import drafts_of
from portal.search.models import SearchEntry

MISSING, DIFFERS, LEFT_OVER = "entry-missing", "entry-differs", "entry-left-over"
AT_ONCE: Final = 500
BETWEEN: Final = " "  # a source's name and a thing's have none


@dataclass(frozen=True)
class Looked:
    """This is what is wrong with a few things of one source."""

    source: str
    things: tuple[str, ...]
    faults: dict[str, str]  # by thing
    same: int


def compare() -> Iterator[Drift]:
    """Walk every thing whose entries are not as they should be."""
    for looked in look_over():
        for thing, fault in looked.faults.items():
            yield Drift(f"{looked.source}{BETWEEN}{thing}", fault)


def repair(drift: Drift, now: datetime) -> bool:
    """Look at one thing again and bring its entries in line."""
    source, _between, thing = drift.subject.partition(BETWEEN)
    return refresh(source=source, things=[thing], now=now).has_changes


def look_over(at_once: int = AT_ONCE) -> Iterator[Looked]:
    """Look at all there is, a batch at a time: every source's things, then what is left over."""
    for source, registered in registry.search_sources.items():
        names: set[str] = set()
        for things in in_batches(registered.things(), at_once):
            names.update(things)
            yield _look(source, things)
        yield from _left_over(source, names, at_once)
    known = [source for source, _registered in registry.search_sources.items()]
    strange = SearchEntry.objects.exclude(source__in=known).order_by("source")
    for source in strange.values_list("source", flat=True).distinct():
        yield from _left_over(source, set(), at_once)


def _look(source: str, things: Sequence[str]) -> Looked:
    wanted = drafts_of(source, things)
    kept = kept_entries(source, things, ())
    faults = {
        draft.thing: MISSING if key not in kept else DIFFERS
        for key, draft in wanted.items()
        if key not in kept or kept[key].digest != draft.digest
    }
    faults |= {entry.thing: LEFT_OVER for key, entry in kept.items() if key not in wanted}
    same = sum(draft.thing not in faults for draft in wanted.values())
    return Looked(source, tuple(things), faults, same)


def _left_over(source: str, names: Iterable[str], at_once: int) -> Iterator[Looked]:
    rows = SearchEntry.objects.filter(source=source).order_by("thing")
    kept = set(rows.values_list("thing", flat=True))
    for things in in_batches(sorted(kept - set(names)), at_once):
        yield Looked(source, things, dict.fromkeys(things, LEFT_OVER), 0)
