"""Putting a backup into an empty host: all of it, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, cast

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.core.management.color import no_style
from django.db import connection, transaction

from portal.core.audit.actions import record
from portal.core.backup.archive import MANIFEST, MEDIA, ROWS, Member, members
from portal.core.backup.exceptions import BackupDamaged, FileUnusable, RestoreDiffers
from portal.core.backup.host import empty_tables, refuse_used_host
from portal.core.backup.manifest import KeptFile, Manifest, read_manifest
from portal.core.backup.media import HashedFile, digest_of
from portal.core.backup.rows import Sum, read_lines, write_lines
from portal.core.backup.schema import refuse_other_release
from portal.core.backup.tables import Table, all_models, kept_tables
from portal.core.stamp import bump_stamp


def check_backup(*, path: Path) -> Manifest:
    """Read a backup from end to end and touch nothing; say what it holds.

    Raises NotABackup, KeysMissing, KeyDiffers, BackupDamaged and FileUnusable.
    """
    manifest = None
    rows: Counter[str] = Counter()
    media: dict[str, KeptFile] = {}
    for member in _members(path):
        if member.name == MANIFEST:
            manifest = _manifest(member, path)
        elif label := _label(member):
            rows[label] += member.file.read().count(b"\n")
        elif name := member.after(MEDIA):
            media[name] = _kept(member.file, name)
    if manifest is None:
        raise BackupDamaged(path=path, what="it does not say what it holds")
    counted = {label: table.rows for label, table in manifest.tables.items() if table.rows}
    if counted != dict(rows) or manifest.media != media:
        raise BackupDamaged(path=path, what="it does not hold what it says")
    return manifest


def restore_backup(*, path: Path, manifest: Manifest, now: datetime) -> None:
    """Put a backup that was checked into this host.

    Raises HostNotEmpty and OtherRelease before anything is written, RestoreDiffers when what was
    written is not what was saved; then, as after any other failure, everything is as it was.
    """
    refuse_used_host(manifest)
    refuse_other_release(manifest.migrations)
    with _files_or_none() as saved, transaction.atomic():
        empty_tables()
        _load(path, manifest, saved)
        _reset_sequences()
        connection.check_constraints()
        _compare(manifest)
    ContentType.objects.clear_cache()
    bump_stamp()
    record(kind="site-restored", now=now, detail={"rows": manifest.rows})


def _load(path: Path, manifest: Manifest, saved: list[str]) -> None:
    tables = {table.label: table for table in kept_tables()}
    for member in _members(path):
        if label := _label(member):
            write_lines(tables[label], member.file.read().splitlines(keepends=True))
        elif name := member.after(MEDIA):
            _save(member.file, name, manifest.media[name], saved)


def _save(file: BinaryIO, name: str, kept: KeptFile, saved: list[str]) -> None:
    if default_storage.exists(name):
        return  # the same one: refuse_used_host has looked
    saved.append(name)  # before it is whole
    stored = default_storage.save(name, HashedFile(file, name))
    saved[-1] = stored
    if stored != name or digest_of(name) != (kept.size, kept.digest):
        raise RestoreDiffers(what=name)


@contextmanager
def _files_or_none() -> Iterator[list[str]]:
    """Take back the files that were saved when something fails after them."""
    saved: list[str] = []
    try:
        yield saved
    except BaseException as error:
        for name in saved:
            with suppress(OSError):
                default_storage.delete(name)
        if isinstance(error, OSError):
            where = error.filename or "media"
            reason = error.strerror or error
            raise FileUnusable(path=where, verb="written", reason=reason) from error
        raise


def _compare(manifest: Manifest) -> None:
    for table in kept_tables():
        kept = manifest.tables[table.label]
        found = _sum(table)
        if (found.rows, found.digest) != (kept.rows, kept.digest):
            raise RestoreDiffers(what=table.label)


def _sum(table: Table) -> Sum:
    total = Sum(table)
    for line in read_lines(table):
        total.add(line)
    return total


def _reset_sequences() -> None:
    """Let new rows follow on the restored ones."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), all_models()):
            cursor.execute(statement)


def _members(path: Path) -> Iterator[Member]:
    try:
        file = path.open("rb")
    except OSError as error:
        raise FileUnusable(path=path, verb="read", reason=error.strerror) from error
    with file:
        yield from members(cast("BinaryIO", file), settings.FIELD_KEYS, str(path))


def _label(member: Member) -> str | None:
    rest = member.after(ROWS)
    return rest.partition("/")[0] if rest else None


def _manifest(member: Member, path: Path) -> Manifest:
    try:
        return read_manifest(member.file.read())
    except (ValueError, KeyError, TypeError) as error:
        raise BackupDamaged(path=path, what="it does not say what it holds") from error


def _kept(file: BinaryIO, name: str) -> KeptFile:
    hashed = HashedFile(file, name)
    for _chunk in hashed.chunks():
        pass
    return KeptFile(hashed.count, hashed.digest)
