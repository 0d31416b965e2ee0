"""Write packs into the database: all of a pack or nothing, and never over somebody's work."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model

from portal.core.models import Partnership
from portal.core.packing.kind import Item, Kind, Loading, Reference, resolved
from portal.core.packing.spec.decision import Here, Outcome, Packed, Policy, decide, digest
from portal.core.packing.spec.folder import NATIONAL, PackFolder
from portal.core.publishing.together import together
from portal.core.sites import ensure_locales
from portal.core.stamp import bump_stamp
from portal.packs.actions.read import ReadPack, read_packs
from portal.packs.models import PackedRow
from portal.packs.queries import pack_folder, packed_rows, shipped_packs


@dataclass
class LoadReport:
    """This tells what happened to each kind of entry, and how long others had to wait."""

    slug: str
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    lock_seconds: float = 0.0

    def tell(self, item: Item, outcome: Outcome) -> None:
        """Count an outcome, with its reason where a person would ask."""
        self.counts.setdefault(item.kind, Counter())[outcome.counted_as] += 1
        if outcome.note:
            self.notes.append(f"{item.kind} {item.key}: {outcome.note}")

    @property
    def has_changes(self) -> bool:
        """Say whether anything that readers see is different now."""
        return any(counts["created"] or counts["updated"] for counts in self.counts.values())


def load_together(
    *,
    folders: Sequence[PackFolder],
    base_url: str,
    may_update: bool = False,
    is_dry_run: bool = False,
) -> list[LoadReport]:
    """Load packs, the national one first; each in a transaction of its own: others write between.

    Raises BadPack with every fault of all of them; then nothing has changed. A dry run does the
    whole of it and takes it back, so that its report says what would happen.
    """
    packs = read_packs(folders)
    if not is_dry_run:
        return _write_in_turn(packs, base_url=base_url, may_update=may_update)
    with transaction.atomic():
        reports = _write_together(packs, base_url=base_url, may_update=may_update)
        transaction.set_rollback(True)
    return reports


def load_packs(*, base_url: str, may_update: bool = False) -> list[LoadReport]:
    """Load every shipped pack, each in a transaction of its own.

    All are read before the first is written: raises BadPack and nothing has changed.
    """
    folders = [pack_folder(slug) for slug in (NATIONAL, *shipped_packs())]
    return load_together(folders=folders, base_url=base_url, may_update=may_update)


def _write_in_turn(
    packs: Sequence[ReadPack], *, base_url: str, may_update: bool
) -> list[LoadReport]:
    reports: list[LoadReport] = []
    for pack in packs:
        reports += _write_together([pack], base_url=base_url, may_update=may_update)
    return reports


def _write_together(
    packs: Sequence[ReadPack], *, base_url: str, may_update: bool
) -> list[LoadReport]:
    with transaction.atomic():
        began = time.monotonic()
        ensure_locales()
        with together():
            reports = [_PackWriter(pack, base_url, may_update).write() for pack in packs]
        seconds = time.monotonic() - began
        if any(report.has_changes for report in reports):
            transaction.on_commit(bump_stamp)
    for report in reports:
        report.lock_seconds = seconds
    return reports


class _PackWriter:
    """This writes one pack inside a transaction that somebody else opened."""

    def __init__(self, pack: ReadPack, base_url: str, may_update: bool) -> None:
        self.pack = pack
        self.may_update = may_update
        self.report = LoadReport(pack.slug)
        partnership = None
        if not pack.is_national:
            partnership = Partnership.objects.with_site().filter(slug=pack.slug).first()
        self.loading = Loading(partnership, self.number_of, base_url)
        is_new = not pack.is_national and partnership is None
        self.packed = {} if is_new else _packed(partnership)
        self.national = {} if pack.is_national else _packed(None)
        self.gone: set[Reference] = set()
        self.new: list[PackedRow] = []
        self.changed: list[PackedRow] = []

    def write(self) -> LoadReport:
        """Write every entry in order."""
        for kind, items in self.pack.items:
            self._write_kind(kind, items)
        return self.report

    def _write_kind(self, kind: Kind, items: Sequence[Item]) -> None:
        rows = self._rows_of(kind, items)
        there = kind.contents_of([row for row in rows.values() if row is not None])
        fresh: list[tuple[Item, dict[str, Any]]] = []
        for item in items:
            if item.reference in self.gone:
                self.report.tell(item, Outcome.STAYS_DELETED)
                continue
            row = rows[item.key]
            content = resolved(item.content, self.number_of)
            if row is None and kind.is_made_together:
                fresh.append((item, content))
            else:
                here = there.get(row.pk) if row is not None else None
                self._write_one(kind, item, content, row, here)
        for key, row in kind.create_all(fresh, self.loading).items() if fresh else ():
            item, content = next(each for each in fresh if each[0].key == key)
            self.report.tell(item, Outcome.CREATED)
            self._remember(item, Outcome.CREATED, digest(kind.comparable(content)), row)
        self._keep_what_is_remembered()

    def number_of(self, reference: Reference) -> int | None:
        """Give the number of a row that a pack wrote, even of one deleted since."""
        placed = self.loading.placed.get(reference)
        if placed is not None:
            return int(placed.pk)
        packed = self.packed.get(reference) or self.national.get(reference)
        return int(packed.object_id) if packed else None

    def _rows_of(self, kind: Kind, items: Sequence[Item]) -> dict[str, Model | None]:
        """Find the rows of entries, or make places for them; what was deleted here stays so."""
        unknown = [item for item in items if item.reference not in self.packed]
        found = kind.find_all(unknown, self.loading) if kind.is_made_together else {}
        return {item.key: self._row_of(kind, item, found) for item in items}

    def _row_of(self, kind: Kind, item: Item, found: dict[str, Model]) -> Model | None:
        packed = self.packed.get(item.reference)
        row = packed.row if packed else found.get(item.key)
        if (packed and row is None) or Reference(kind.below or item.kind, item.parent) in self.gone:
            self.gone.add(item.reference)
            return None
        if row is None and not kind.is_made_together:
            row = kind.find(item, self.loading)
            place = None if row else kind.place(item, self.loading)
            if place is not None:
                self.loading.placed[item.reference] = place
        return row

    def _write_one(self, kind: Kind, item: Item, content: dict[str, Any], row: Model | None,
                   here: dict[str, Any] | None) -> None:  # fmt: skip
        packed = self.packed.get(item.reference)
        wanted = digest(kind.comparable(content))
        outcome = decide(
            wanted=wanted,
            here=_here(kind, row, here),
            packed=Packed(packed.digest, packed.offered) if packed else None,
            policy=Policy(self.may_update, kind.may_change, kind.has_drafts),
        )
        row = self._carry_out(kind, item, outcome, content, row)
        self.report.tell(item, outcome)
        self._remember(item, outcome, wanted, row)

    def _carry_out(self, kind: Kind, item: Item, outcome: Outcome, content: dict[str, Any],
                   row: Model | None) -> Model:  # fmt: skip
        if row is None:
            row = kind.create(item, content, self.loading)
            if isinstance(row, Partnership):
                self.loading.partnership = row
        elif outcome is Outcome.UPDATED:
            kind.update(row, content, self.loading)
        elif outcome is Outcome.KEPT_DRAFT_SAVED:
            kind.save_draft(row, content)
        return row

    def _remember(self, item: Item, outcome: Outcome, wanted: str, row: Model) -> None:
        packed = self.packed.get(item.reference)
        kept = packed or PackedRow(
            partnership=self.loading.partnership,
            kind=item.kind,
            key=item.key,
            content_type=ContentType.objects.get_for_model(row),
            object_id=str(row.pk),
        )
        before = (kept.digest, kept.offered, kept.facts)
        if outcome in {Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED}:
            kept.digest, kept.offered = wanted, ""
        elif outcome is Outcome.KEPT_DRAFT_SAVED:
            kept.offered = wanted
        kept.facts = list(item.facts)
        if packed is None:
            self.new.append(kept)
        elif before != (kept.digest, kept.offered, kept.facts):
            self.changed.append(kept)
        self.packed[item.reference] = kept

    def _keep_what_is_remembered(self) -> None:
        PackedRow.objects.bulk_create(self.new)
        PackedRow.objects.bulk_update(self.changed, ["digest", "offered", "facts"])
        self.new, self.changed = [], []


def _packed(partnership: Partnership | None) -> dict[Reference, PackedRow]:
    return {Reference(row.kind, row.key): row for row in packed_rows(partnership)}


def _here(kind: Kind, row: Model | None, content: dict[str, Any] | None) -> Here | None:
    if row is None or content is None:
        return None
    return Here(digest(kind.comparable(content)), kind.has_draft(row))
