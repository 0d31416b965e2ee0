"""Bring every entry of search in line with what it is about."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.search.actions import Batch, reindex
from portal.search.documents.actions import have_all_read
from portal.search.documents.uses import note_all
from portal.search.exceptions import EngineDown


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
        if settings.SEARCH is not None:
            self._rebuild_server()

    def _rebuild_server(self) -> None:
        # The client takes most of a second to import: only those who search with it pay for it.
        from portal.search.elastic.actions import rebuild

        try:
            count = rebuild(now=timezone.now(), on_batch=self._tell_server)
        except EngineDown:
            raise CommandError(
                "The search server does not answer. The database answers meanwhile, and the "
                "worker makes the index anew when the server is back."
            ) from None
        self.stdout.write(f"{count} entries in a new index of the search server")

    def _tell_server(self, count: int) -> None:
        self.stdout.write(f"  search server: {count} entries so far")

    def _tell(self, batch: Batch) -> None:
        if batch.outcome.has_changes:
            self.stdout.write(
                f"  {batch.source}: {batch.things} things, {batch.outcome.written} written, "
                f"{batch.lock_seconds:.2f} s"
            )
