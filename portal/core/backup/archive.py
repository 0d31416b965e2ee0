"""The archive inside the sealed file: named members in a row, written and read as a stream."""

from __future__ import annotations

import gzip
import io
import tarfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple, cast

from portal.core.backup.exceptions import BackupDamaged
from portal.core.backup.sealing import NamedKey, SealedReader, SealedWriter

LEVEL = 6  # of compression: 9 takes three times as long for a hundredth of the size
ROWS, MEDIA, MANIFEST = "rows/", "media/", "manifest.json"


class Member(NamedTuple):
    """This is one member of an archive; its file is read before the next one is asked for."""

    name: str
    file: BinaryIO

    def after(self, prefix: str) -> str | None:
        """Give the name after a prefix, or None when it has another."""
        return self.name[len(prefix) :] if self.name.startswith(prefix) else None


class ArchiveWriter:
    """This adds members."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar

    def add(self, name: str, data: bytes) -> None:
        """Add a member from memory."""
        self.add_file(name, len(data), io.BytesIO(data))

    def add_file(self, name: str, size: int, file: BinaryIO) -> None:
        """Add a member of a known size from a file."""
        member = tarfile.TarInfo(name)
        member.size = size
        self._tar.addfile(member, file)


@contextmanager
def writing(file: BinaryIO, keys: Sequence[NamedKey]) -> Iterator[ArchiveWriter]:
    """Write an archive; unless the block ends well, it has no end and is no backup."""
    sealed = SealedWriter(file, keys)
    with (
        gzip.GzipFile(fileobj=cast("BinaryIO", sealed), mode="wb", compresslevel=LEVEL) as packed,
        tarfile.open(fileobj=packed, mode="w|") as tar,
    ):
        yield ArchiveWriter(tar)
    sealed.finish()


def members(file: BinaryIO, keys: Sequence[NamedKey], path: str) -> Iterator[Member]:
    """Walk an archive; raises what SealedReader raises."""
    sealed = SealedReader(file, keys, path)
    try:
        with (
            gzip.GzipFile(fileobj=cast("BinaryIO", sealed), mode="rb") as packed,
            tarfile.open(fileobj=packed, mode="r|") as tar,
        ):
            for info in tar:
                yield Member(info.name, cast("BinaryIO", tar.extractfile(info)))
    except (tarfile.TarError, zlib.error, gzip.BadGzipFile, EOFError) as error:
        raise BackupDamaged(path=path, what="its archive cannot be read") from error
    sealed.finish()
