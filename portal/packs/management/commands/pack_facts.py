"""Compare a list of facts with what the portal carries."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.core.packing.spec.facts import facts_named, not_carried
from portal.packs.queries import carried_facts


class Command(BaseCommand):
    """This command reads any text that names facts, such as NL-001, and lists what is missing."""

    help = "List the facts of a list that no loaded entry carries; exit 1 when there are any."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the list."""
        parser.add_argument("list", type=Path, help="a text file that names facts by number")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Tell what is not carried, with its line in the list."""
        file: Path = options["list"]
        try:
            named = facts_named(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{file} cannot be read as text: {error}.") from error
        if not named:
            raise CommandError(f"{file} names no fact; facts look like NL-001 or N01.")
        missing = list(not_carried(named, carried_facts()))
        for fact in missing:
            self.stdout.write(f"{file.name}:{fact.line}: {fact.id}")
        carried = len(named) - len(missing)
        self.stdout.write(f"{len(named)} facts named, {carried} carried, {len(missing)} not")
        if missing:
            sys.exit(1)
