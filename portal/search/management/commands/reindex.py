"""Bring every entry of search in line with what it is about."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.search.actions import Batch, reindex
from portal.search.documents.actions import have_all_read
from portal.search.documents.uses import note_all


class Command(BaseCommand):
    """This command may be run at any time, and again: it writes what differs."""

    help = "Compares what search finds with what is published, and writes what differs."

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it; tell of each batch, then of each source, then how long others waited."""
        began = time.monotonic()
        now = timezone.now()
        note_all(now)
        have_all_read(now=now)
        rebuilt = reindex(now=now, on_batch=self._tell)
        for source, found in rebuilt.sources.items():
            self.stdout.write(
                f"{source}: {found.written} written, {found.removed} removed, {found.same} same"
            )
        total = rebuilt.total
        self.stdout.write(f"Longest write lock: {rebuilt.lock_seconds:.2f} s")
        self.stdout.write(
            f"{total.written + total.same} entries, {total.written} written, "
            f"{total.removed} removed in {time.monotonic() - began:.1f} s"
        )

    def _tell(self, batch: Batch) -> None:
        if batch.outcome.has_changes:
            self.stdout.write(
                f"  {batch.source}: {batch.things} things, {batch.outcome.written} written, "
                f"{batch.lock_seconds:.2f} s"
            )
