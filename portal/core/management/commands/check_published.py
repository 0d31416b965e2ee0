"""Compare what is published with what publishing should have left, and put it right."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from portal.core.publishing.comparison import Comparison, check_published


class Command(BaseCommand):
    """This command does by hand what the worker does every night."""

    help = "Compares what is on the site with editions and the like; repairs and reports drift."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether to repair."""
        parser.add_argument("--dry-run", action="store_true", help="report only, change nothing")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Compare, and tell what was found; exit 1 when something could not be put right."""
        results = check_published(now=timezone.now(), may_repair=not options["dry_run"])
        for result in results:
            self.stdout.write(_line(result))
        failed = sum(result.failed.total() for result in results)
        if failed:
            raise CommandError(f"{failed} could not be put right; the log says why.")


def _line(result: Comparison) -> str:
    if not result.found:
        return f"{result.handler}: nothing to put right"
    faults = ", ".join(
        f"{fault} {count} (repaired {result.repaired[fault]})"
        for fault, count in sorted(result.found.items())
    )
    return f"{result.handler}: {faults}"
