"""Bringing the entries of a few things in line with what their source says now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import Q

from portal.core.stamp import bump_stamp
from portal.search.batches import in_batches
from portal.search.drafts import FIELDS, TEXTS, Draft, Key, drafts_of, words_in
from portal.search.engines.choosing import indexes
from portal.search.models import SearchEntry, SearchText
from portal.search.turns import take_turn
from portal.search.word_counts import Counts, change_counts, count

AT_ONCE: Final = 500
IDENTITY: Final = ("thing", "language", "voice", "place")
WRITTEN: Final = (*(name for name in FIELDS if name not in IDENTITY), "digest", "version")


@dataclass(frozen=True)
class Refreshed:
    """This is what became of entries."""

    written: int = 0
    removed: int = 0
    same: int = 0

    def __add__(self, other: Refreshed) -> Refreshed:
        """Take both together."""
        return Refreshed(
            self.written + other.written, self.removed + other.removed, self.same + other.same
        )

    @property
    def has_changes(self) -> bool:
        """Say whether anything is found otherwise now."""
        return bool(self.written or self.removed)


def refresh(*, source: str, things: Iterable[str], now: datetime) -> Refreshed:
    """Write what differs of these things' entries, and remove what nobody may find any more.

    In the caller's transaction, when there is one: then entries change with what they are about.
    """
    total = Refreshed()
    for batch in in_batches(dict.fromkeys(things), AT_ONCE):
        total += _refresh(source, batch, now)
    return total


def kept_entries(source: str, things: Sequence[str], origins: Iterable[str]) -> dict[Key, Any]:
    """Give the entries of these things, and others of the same words: a thing may be renamed."""
    rows = SearchEntry.objects.filter(
        Q(source=source, thing__in=things) | Q(origin__in=set(origins))
    )
    return {(row.thing, row.language, row.voice, row.place): row for row in rows.order_by("pk")}


@transaction.atomic
def _refresh(source: str, things: Sequence[str], now: datetime) -> Refreshed:
    take_turn()  # before anything is read: what is read then is what is written upon
    wanted = drafts_of(source, things)
    kept = kept_entries(source, things, (draft.origin for draft in wanted.values()))
    stale = [
        draft
        for key, draft in wanted.items()
        if key not in kept or kept[key].digest != draft.digest
    ]
    gone = [entry for key, entry in kept.items() if key not in wanted]
    if stale or gone:
        _change(stale, gone, kept, now)
        bump_stamp()
    return Refreshed(len(stale), len(gone), len(wanted) - len(stale))


def _change(
    stale: Sequence[Draft], gone: Sequence[Any], kept: dict[Key, Any], now: datetime
) -> None:
    before = [*gone, *(kept[draft.key] for draft in stale if draft.key in kept)]
    counts = Counts()
    texts = SearchText.objects.in_bulk([entry.pk for entry in before]) if before else {}
    for entry in before:
        place = (entry.place, entry.language, entry.voice)
        count(counts, place, words_in(entry, texts.get(entry.pk) or SearchText()), -1)
    for draft in stale:
        count(counts, (draft.place, draft.language, draft.voice), words_in(draft, draft), +1)
    _remove([entry.pk for entry in gone])
    _write(stale, kept, now)
    change_counts(counts)


def _remove(pks: Sequence[int]) -> None:
    if not pks:
        return
    for index in indexes():
        index.drop(pks)
    SearchEntry.objects.filter(pk__in=pks).delete()


def _write(drafts: Sequence[Draft], kept: dict[Key, Any], now: datetime) -> None:
    """Write entries and texts, each in one statement, whether they were there or not."""
    if not drafts:
        return
    moment = int(now.timestamp() * 1_000_000)
    rows = [
        SearchEntry(
            **{name: getattr(draft, name) for name in FIELDS},
            digest=draft.digest,
            version=max(moment, kept[draft.key].version + 1 if draft.key in kept else 0),
        )
        for draft in drafts
    ]
    SearchEntry.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=IDENTITY, update_fields=WRITTEN
    )
    SearchText.objects.bulk_create(
        [
            SearchText(entry=row, **{name: getattr(draft, name) for name in TEXTS})
            for row, draft in zip(rows, drafts, strict=True)
        ],
        update_conflicts=True,
        unique_fields=["entry"],
        update_fields=TEXTS,
    )
    pks = [row.pk for row in rows]
    for index in indexes():
        index.put(pks)
