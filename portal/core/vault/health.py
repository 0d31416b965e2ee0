"""Whether the vault is well: what must go has gone, and the keys of what is there are there."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils import timezone

from portal.core import registry
from portal.core.registry import Check, SealedTable
from portal.core.vault.exceptions import SealBroken
from portal.core.vault.keys import environment_keys
from portal.core.vault.models import LastPurge, OpenerKind, Run, RunOpener
from portal.core.vault.sealed_tables import sealed_tables

LONGEST_SILENCE: Final = timedelta(hours=26)  # a daily run, late by two hours
STEP: Final = 500


def check_purge() -> Check:
    """See that what must not be kept any longer was deleted lately.

    Before the first run there is no verdict, unless something should have gone by then.
    """
    line = timezone.now() - LONGEST_SILENCE
    names = [name for name, _purge in registry.purges.items()]
    late = LastPurge.objects.filter(name__in=names, ran_at__lt=line).order_by("name")
    found = [note.name for note in late]
    if found:
        detail = f"not done for 26 hours: {', '.join(found)}; run: manage.py purge"
        return Check("Purge", is_ok=False, detail=detail)
    if Run.objects.ended(line).exists():
        return Check("Purge", is_ok=False, detail="runs that ended long ago are still there")
    return Check("Purge", is_ok=True)


def check_sealed() -> Check:
    """See that every key named in the database is in FIELD_KEYS."""
    known = {key.id for key in environment_keys()}
    missing: dict[str, set[str]] = {}
    for name, table in sealed_tables():
        missing[name] = _key_ids(table) - known
    ways = RunOpener.objects.exclude(kind=OpenerKind.ACCOUNT).values_list("key_id", flat=True)
    missing["vault.RunOpener"] = set(ways.order_by().distinct()) - known
    found = [f"{', '.join(sorted(ids))} of {name}" for name, ids in missing.items() if ids]
    if found:
        detail = f"FIELD_KEYS lacks {'; '.join(found)}; put back what was taken out"
        return Check("Sealed rows", is_ok=False, detail=detail)
    return Check("Sealed rows", is_ok=True, detail="every key that they name is there")


def _key_ids(table: SealedTable) -> set[str]:
    found: set[str] = set()
    for row in table.rows().order_by("pk").iterator(chunk_size=STEP):
        try:
            found |= table.key_ids(row)
        except SealBroken:
            found.add("a row that is not sealed")
    return found
