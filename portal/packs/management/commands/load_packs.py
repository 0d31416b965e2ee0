"""Load or refresh every starter pack that comes with the portal."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.core.packing.exceptions import PackError
from portal.packs.actions import load_packs
from portal.packs.presenters import report_lines


class Command(BaseCommand):
    """This command may be run at every start: it changes only what nobody edited here."""

    help = "Load every starter pack; with --update refresh what they brought."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what may happen to rows that exist."""
        parser.add_argument(
            "--update", action="store_true", help="also bring newer versions of what exists"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load them and tell what happened."""
        try:
            reports = load_packs(base_url=settings.BASE_URL, may_update=options["update"])
        except PackError as error:
            raise CommandError(f"Nothing was changed.\n{error}") from error
        for line in report_lines(reports):
            self.stdout.write(line)
