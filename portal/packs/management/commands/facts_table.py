"""Write where each fact of the packs stands."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.packs.facts_table import FILE, facts_table


class Command(BaseCommand):
    """This command writes the table of facts, or says that it is out of date."""

    help = "Write docs/generated/facts.md: each fact and the entries of packs that say it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where to write it, and whether to only look."""
        parser.add_argument("--file", type=Path, default=FILE)
        parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when old")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write it, or compare."""
        file: Path = options["file"]
        text = facts_table()
        if options["check"]:
            if not file.is_file() or file.read_text(encoding="utf-8") != text:
                self.stdout.write(f"{file} is out of date: run manage.py facts_table.")
                sys.exit(1)
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        self.stdout.write(f"{file}: {text.count(chr(10) + '| ') - 1} facts")
