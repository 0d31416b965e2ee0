"""Prove every rule set of where to refer, and say what came of it."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from portal.core.models import Partnership
from portal.core.queries import partnership_by_slug_or_code
from portal.navigator.rule_sets.checking import check_drafts, check_live


class Command(BaseCommand):
    """This command changes nothing; it ends with 1 when a rule set fails its proof."""

    help = "Prove where to refer for every combination of answers; exit with 1 on a fault."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whose rules, and whether drafts are proved as well."""
        parser.add_argument("--partnership", help="such as north-lincolnshire; else all")
        parser.add_argument("--draft", action="store_true", help="prove the newest drafts as well")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Prove them and tell."""
        whose, now = _whose(options["partnership"]), timezone.now()
        found = list(check_live(now, whose))
        if options["draft"]:
            found += check_drafts(now, whose)
        if not found:
            self.stdout.write("No rules are published.")
        for verdict in found:
            self.stdout.write(verdict.text)
            for fault in verdict.faults:
                self.stdout.write(f"  {fault}")
        if any(verdict.faults for verdict in found):
            sys.exit(1)


def _whose(slug: str | None) -> Partnership | None:
    if slug is None:
        return None
    partnership = partnership_by_slug_or_code(slug)
    if partnership is None:
        raise CommandError(f"There is no partnership “{slug}”.")
    return partnership
