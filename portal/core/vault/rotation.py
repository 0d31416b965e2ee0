"""Seal anew with the newest of FIELD_KEYS, in small steps that may stop at any moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db import models, transaction
from django.db.models import Max

from portal.core.registry import SealedTable
from portal.core.vault.exceptions import SealBroken
from portal.core.vault.keys import environment_keys
from portal.core.vault.lifetime import LONGEST
from portal.core.vault.models import OpenerKind, RunOpener

BATCH: Final = 500


@dataclass
class Renewed:
    """This counts what became of the rows of one table, or of one step through it."""

    renewed: int = 0
    current: int = 0  # sealed with the newest key already
    broken: list[str] = field(default_factory=list)

    def add(self, other: Renewed) -> None:
        """Count another step."""
        self.renewed += other.renewed
        self.current += other.current
        self.broken += other.broken


@dataclass(frozen=True)
class Waiting:
    """These browsers' ways in need an older key until they end; only their cookies could renew."""

    key_id: str
    count: int
    until: datetime


def renew_table(table: SealedTable, *, batch: int = BATCH) -> Iterator[Renewed]:
    """Renew a table, a transaction a step; a run that was killed goes on where it stopped."""
    last: Any = None
    while True:
        with transaction.atomic():
            rows = _next_rows(table, last, batch)
            step = Renewed()
            for row in rows:
                _renew(table, row, step)
        if not rows:
            return
        last = rows[-1].pk
        yield step


def waiting_browsers() -> list[Waiting]:
    """List the older keys that browsers' ways in still name, and until when."""
    newest = environment_keys()[0].id
    ways = RunOpener.objects.filter(kind=OpenerKind.VISITOR).exclude(key_id=newest)
    counted = ways.values_list("key_id").annotate(models.Count("pk"), Max("opened_at"))
    return [
        Waiting(key_id, count, opened_at + LONGEST)
        for key_id, count, opened_at in counted.order_by("key_id")
    ]


def _next_rows(table: SealedTable, last: Any, batch: int) -> list[Any]:
    rows = table.rows().order_by("pk").select_for_update(of=("self",))
    if last is not None:
        rows = rows.filter(pk__gt=last)
    return list(rows[:batch])


def _renew(table: SealedTable, row: models.Model, step: Renewed) -> None:
    """Renew one row; one that does not open is named, left as it is, and keeps no other back."""
    newest = {environment_keys()[0].id}
    try:
        if table.key_ids(row) <= newest:
            step.current += 1
            return
        values = table.renew(row)
    except SealBroken as error:
        step.broken.append(f"{row._meta.label} {row.pk}: {error}")
        return
    # Not save(): nothing but the seal changes, so nobody is told and no other field is written.
    row._meta.base_manager.filter(pk=row.pk).update(**values)
    step.renewed += 1
