"""Put a backup into an empty host."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import timezone

from portal.core.backup.anew import make_anew
from portal.core.backup.exceptions import BackupFault
from portal.core.backup.restoring import check_backup, restore_backup


class Command(BaseCommand):
    """This restores all of a backup or nothing."""

    help = "Puts a backup into an empty database and folder, and compares every row and file."
    requires_system_checks: list[str] = []  # an empty database cannot answer them
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a file that `manage.py backup` has written")

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore it and say what came back."""
        path: Path = options["file"]
        try:
            manifest = check_backup(path=path)
            self.stdout.write(f"Checked    {path}, made {manifest.made_at:%d %B %Y at %H:%M} UTC")
            restore_backup(path=path, manifest=manifest, now=timezone.now())
        except BackupFault as error:
            raise CommandError(str(error)) from error
        except DatabaseError as error:
            raise CommandError(f"The database refused ({error}); nothing was kept.") from error
        self.stdout.write(f"Rows       {manifest.rows} in {len(manifest.tables)} tables, all equal")
        self.stdout.write(f"Media      {len(manifest.media)} files, all equal")
        if manifest.audit_head:
            self.stdout.write(f"Audit log  {manifest.audit_head}")
        for line in make_anew():
            self.stdout.write(line)
