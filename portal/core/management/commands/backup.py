"""Write the whole site into one file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from portal.core.backup.exceptions import BackupFault
from portal.core.backup.making import make_backup


class Command(BaseCommand):
    """This makes a backup while the site goes on working."""

    help = "Writes the whole site (database and media, keys excluded) into one encrypted file."
    requires_system_checks: list[str] = []  # whatever else is wrong, a backup can be made

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a new file, such as portal-2026-11-20.backup")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it and say what it holds."""
        path: Path = options["file"]
        try:
            manifest = make_backup(path=path, now=timezone.now())
        except BackupFault as error:
            raise CommandError(str(error)) from error
        keys = ", ".join(key.id for key in settings.FIELD_KEYS)
        size = filesizeformat(path.stat().st_size)
        media = filesizeformat(manifest.media_bytes)
        self.stdout.write(f"Rows       {manifest.rows} in {len(manifest.tables)} tables")
        self.stdout.write(f"Media      {len(manifest.media)} files, {media}")
        for name, why in manifest.left_out.items():
            self.stdout.write(f"Left out   {name}: {why}")
        if manifest.audit_head:
            self.stdout.write(f"Audit log  {manifest.audit_head}")
        self.stdout.write(f"Needs      {keys} of FIELD_KEYS; keep them elsewhere")
        self.stdout.write(f"Written    {path}, {size}")
