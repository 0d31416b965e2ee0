"""Begin a pack for another partnership."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from portal.core.packing.exceptions import PackError
from portal.core.time.clock import london_day
from portal.packs.actions import begin_pack
from portal.packs.actions.begin import NewPack, code_from
from portal.packs.queries import SHIPPED


class Command(BaseCommand):
    """This command writes a skeleton that loads as it is, and never over something."""

    help = "Write the skeleton of a pack for another partnership."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the slug and the name."""
        parser.add_argument("slug", help="such as fenland-coast")
        parser.add_argument("--name", required=True, help="such as 'Fenland Coast'")
        parser.add_argument("--code", help="short, in rules and clients; never changes")
        parser.add_argument("--folder", type=Path, help="where to write it, else with the others")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write it and say how to load it."""
        slug, outside = options["slug"], options["folder"]
        folder = outside or SHIPPED / slug.replace("-", "_")
        new = NewPack(slug, options["name"], options["code"] or code_from(options["name"]))
        try:
            files = begin_pack(new=new, folder=folder, today=london_day(timezone.now()))
        except PackError as error:
            raise CommandError(f"Nothing was written.\n{error}") from error
        for file in files:
            self.stdout.write(str(file.relative_to(folder)))
        where = f" --folder {folder}" if outside else ""
        self.stdout.write(f"Load it: python manage.py load_pack {slug}{where}")
