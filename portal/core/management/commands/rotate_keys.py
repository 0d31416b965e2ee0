"""Seal everything anew with the newest of FIELD_KEYS."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.timezone import localtime

from portal.core.registry import SealedTable
from portal.core.vault.keys import environment_keys
from portal.core.vault.rotation import BATCH, Renewed, renew_table, waiting_browsers
from portal.core.vault.sealed_tables import sealed_tables


class Command(BaseCommand):
    """This goes on where it stopped when it was killed; a second run finds nothing to do."""

    help = (
        "Seals everything in the database with the first of FIELD_KEYS, so that the others can be "
        "taken out. Safe to stop and to run again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the size of a step."""
        text = f"rows a transaction, at most {BATCH}"
        parser.add_argument("--batch", type=int, default=BATCH, help=text)

    def handle(self, *args: Any, **options: Any) -> None:
        """Renew table by table and say what became of each row."""
        if not 1 <= options["batch"] <= BATCH:
            raise CommandError(f"--batch is a number from 1 to {BATCH}.")
        newest = environment_keys()[0].id
        self.stdout.write(f"The newest key is “{newest}”.")
        broken: list[str] = []
        for name, table in sealed_tables():
            broken += self._renew(name, table, options["batch"]).broken
        self._say_who_waits()
        if broken:
            rows = "\n  ".join(broken)
            raise CommandError(
                f"{len(broken)} rows cannot be opened and were left as they are; put the key back "
                f"that is missing, or restore them from a backup:\n  {rows}",
                returncode=1,
            )

    def _renew(self, name: str, table: SealedTable, batch: int) -> Renewed:
        total = Renewed()
        for step in renew_table(table, batch=batch):
            total.add(step)
            self.stdout.write(f"  {name}: {total.renewed + total.current} rows looked at")
            self.stdout.flush()
        self.stdout.write(
            f"{name}: {total.renewed} renewed, {total.current} already new, "
            f"{len(total.broken)} cannot be opened"
        )
        return total

    def _say_who_waits(self) -> None:
        """Say until when an older key must stay for browsers that only their cookie lets in."""
        for waiting in waiting_browsers():
            until = localtime(waiting.until)
            over = " (over: run manage.py purge)" if waiting.until <= timezone.now() else ""
            self.stdout.write(
                f"Keep “{waiting.key_id}” until {until:%-d %B %Y, %H:%M}: {waiting.count} ways in "
                f"of browsers need it, and end by themselves{over}."
            )
