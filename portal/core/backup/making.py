"""Making a backup while the site goes on working."""

from __future__ import annotations

import os
import platform
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, cast

import django
import wagtail
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection

from portal.core import registry
from portal.core.audit.actions import record
from portal.core.audit.queries import last_segment
from portal.core.backup.archive import MANIFEST, MEDIA, ROWS, ArchiveWriter, writing
from portal.core.backup.exceptions import FileIsThere, FileUnusable
from portal.core.backup.manifest import KeptFile, KeptTable, Manifest
from portal.core.backup.media import HashedFile, stored_names
from portal.core.backup.rows import Sum, parts, read_lines
from portal.core.backup.schema import applied, refuse_old_tables
from portal.core.backup.tables import Table, kept_tables
from portal.core.snapshot import snapshot


def make_backup(*, path: Path, now: datetime) -> Manifest:
    """Write the whole site into a file that only FIELD_KEYS opens; say what it holds.

    Raises FileIsThere, FileUnusable and NotMigrated; then there is no file.
    """
    refuse_old_tables()
    with _new_file(path) as file, writing(file, settings.FIELD_KEYS) as archive:
        manifest = _add_tables(archive, now)
        # After the rows: a file that comes later is one too many, but none is missing.
        _add_media(archive, manifest)
        archive.add(MANIFEST, manifest.written())
    record(kind="backup-made", now=now, detail={"rows": manifest.rows})
    return manifest


def _add_tables(archive: ArchiveWriter, now: datetime) -> Manifest:
    with snapshot():
        head = last_segment()
        manifest = Manifest(
            made_at=now,
            database=connection.vendor,
            versions={
                "python": platform.python_version(),
                "django": django.__version__,
                "wagtail": wagtail.__version__,
            },
            migrations=applied(),
            audit_head=f"{head.number}:{head.digest}" if head else "",
            left_out=dict(registry.left_out_of_backups.items()),
        )
        for table in kept_tables():
            manifest.tables[table.label] = _add_table(archive, table)
    return manifest


def _add_table(archive: ArchiveWriter, table: Table) -> KeptTable:
    total = Sum(table)
    for number, part in enumerate(parts(total.over(read_lines(table)))):
        archive.add(f"{ROWS}{table.label}/{number:06}", part)
    return KeptTable(total.rows, total.digest)


def _add_media(archive: ArchiveWriter, manifest: Manifest) -> None:
    for name in stored_names():
        try:
            stored = default_storage.open(name, "rb")
        except FileNotFoundError:
            continue  # an editor has deleted it meanwhile
        except OSError as error:
            raise FileUnusable(path=name, verb="read", reason=error.strerror) from error
        with stored:
            file = HashedFile(cast("BinaryIO", stored), name)
            archive.add_file(MEDIA + name, stored.size, cast("BinaryIO", file))
            manifest.media[name] = KeptFile(file.count, file.digest)


@contextmanager
def _new_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file that only its owner reads and that has its name once it is whole."""
    if path.exists():
        raise FileIsThere(path=path)
    try:
        handle, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".part", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            Path(name).rename(path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise FileUnusable(path=path, verb="written", reason=error.strerror or error) from error
