"""Load or refresh the starter pack of one partnership."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.core.packing.exceptions import PackError
from portal.core.packing.spec.folder import NATIONAL, PackFolder
from portal.packs.actions import load_together
from portal.packs.presenters import report_lines
from portal.packs.queries import pack_folder


class Command(BaseCommand):
    """This command may be run again and again: it changes only what nobody edited here."""

    help = "Load the starter pack of one partnership; with --update refresh what it brought."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the pack's name and what may happen to rows that exist."""
        parser.add_argument("slug", help="such as north-lincolnshire")
        parser.add_argument(
            "--update", action="store_true", help="also bring newer versions of what exists"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would happen, and change nothing"
        )
        parser.add_argument(
            "--folder", type=Path, help="a pack that lies outside the portal, in this folder"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load it and tell what happened."""
        outside = options["folder"]
        if outside is not None and not outside.is_dir():
            raise CommandError(f"{outside} is not a folder.")
        try:
            own = PackFolder(outside, options["slug"]) if outside else pack_folder(options["slug"])
            reports = load_together(
                folders=[pack_folder(NATIONAL), own],
                base_url=settings.BASE_URL,
                may_update=options["update"],
                is_dry_run=options["dry_run"],
            )
        except PackError as error:
            raise CommandError(f"Nothing was changed.\n{error}") from error
        for line in report_lines(reports):
            self.stdout.write(line)
        if options["dry_run"]:
            self.stdout.write("Nothing was changed: this was a dry run.")
