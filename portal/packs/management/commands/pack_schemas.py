"""Write the schemas of packs, for editors that complete and check YAML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.packs.schema_files import FOLDER, write_schemas


class Command(BaseCommand):
    """This command writes one JSON Schema for each kind of file."""

    help = "Write the JSON Schemas of packs."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where to write them."""
        parser.add_argument("--folder", type=Path, default=FOLDER)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write them and name them."""
        for name in write_schemas(options["folder"]):
            self.stdout.write(name)
