"""The files of the site: walked, read and written through the storage they lie in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from django.core.files import File
from django.core.files.storage import default_storage

CHUNK = 64 * 1024


class HashedFile(File):  # type: ignore[type-arg]  # the stubs' File asks for a type, Django's has none
    """This is a file that is summed up while it is read, once and from its beginning."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        super().__init__(file, name)
        self._source = file
        self._digest = hashlib.sha256()
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        data = self._source.read(size)
        self._digest.update(data)
        self.count += len(data)
        return data

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """Walk the file; a stream cannot go back to its beginning, and need not."""
        while data := self.read(chunk_size or CHUNK):
            yield data

    @property
    def digest(self) -> str:
        """Give the digest of what was read."""
        return self._digest.hexdigest()


def stored_names(folder: str = "") -> Iterator[str]:
    """Name every file, by folder and alphabet; a folder that is not there has none."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    prefix = f"{folder}/" if folder else ""
    yield from sorted(prefix + name for name in files)
    for name in sorted(folders):
        yield from stored_names(prefix + name)


def digest_of(name: str) -> tuple[int, str]:
    """Give a stored file's size and digest."""
    with default_storage.open(name, "rb") as stored:
        file = HashedFile(cast("BinaryIO", stored), name)
        for _chunk in file.chunks():
            pass
    return file.count, file.digest
