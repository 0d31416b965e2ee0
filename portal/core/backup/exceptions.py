"""What may stop a backup or a restore, in one sentence for whoever runs it."""

from __future__ import annotations

from portal.core.exceptions import ExpectedFault


class BackupFault(ExpectedFault):
    """This backup or restore cannot go on; nothing was changed."""


class FileIsThere(BackupFault):
    """A backup never overwrites another."""

    template = "%(path)s is there already; give another name."


class FileUnusable(BackupFault):
    """The file or its folder cannot be read or written."""

    template = "%(path)s cannot be %(verb)s: %(reason)s."


class NotABackup(BackupFault):
    """This file was not made by `manage.py backup`."""

    template = "%(path)s is not a backup of this portal."


class KeysMissing(BackupFault):
    """The keys that this backup was made with are not all there."""

    template = "This backup needs %(needed)s; FIELD_KEYS has only %(there)s."


class KeyDiffers(BackupFault):
    """A key has the right name and is another."""

    template = "FIELD_KEYS has a key %(name)s, but it is not the one this backup was made with."


class BackupDamaged(BackupFault):
    """Something of the file is missing or was changed."""

    template = "%(path)s is damaged (%(what)s); use another backup."


class OtherRelease(BackupFault):
    """The tables of this release are not those of the backup."""

    template = (
        "This backup was made by another release (%(difference)s); restore it with that release, "
        "then update."
    )


class NotMigrated(BackupFault):
    """The tables are not those of this release."""

    template = "The database is not up to date; run: manage.py migrate"


class HostNotEmpty(BackupFault):
    """There is a site here that a restore would write over."""

    template = "This host is not empty: it has %(what)s. Restore into a new database and folder."


class RestoreDiffers(BackupFault):
    """What was written is not what the backup holds; it was taken back."""

    template = "%(what)s came back other than it was saved, so nothing was kept."


class ColumnUnknown(Exception):
    """A table has a column of a kind that backups know no way to write; see columns.py."""
