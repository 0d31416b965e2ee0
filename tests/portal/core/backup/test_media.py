"""Files are walked and summed up through the storage they lie in."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.test import override_settings

from portal.core.backup.media import HashedFile, digest_of, stored_names

DATA = b"picture" * 30_000


def test_every_file_is_named_by_folder_and_alphabet(tmp_path: Path) -> None:
    storages = {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}
    with override_settings(STORAGES=storages, MEDIA_ROOT=tmp_path / "media"):
        assert list(stored_names()) == []
        for name in ("b/z.txt", "b/a/ü.txt", "c.txt", "a.txt"):
            default_storage.save(name, ContentFile(b"x"))
        (tmp_path / "media/empty").mkdir()
        assert list(stored_names()) == ["a.txt", "c.txt", "b/z.txt", "b/a/ü.txt"]


def test_a_file_is_summed_up_as_it_is_read() -> None:
    file = HashedFile(io.BytesIO(DATA), "a.png")
    assert b"".join(file.chunks(1000)) == DATA
    assert (file.count, file.digest) == (len(DATA), hashlib.sha256(DATA).hexdigest())


def test_a_stream_that_cannot_go_back_can_be_stored(tmp_path: Path) -> None:
    class Stream(io.RawIOBase):
        def __init__(self) -> None:
            self.left = io.BytesIO(DATA)

        def read(self, size: int = -1) -> bytes:
            return self.left.read(size)

        def seekable(self) -> bool:
            return False

    storage = FileSystemStorage(location=tmp_path)
    assert storage.save("a.png", HashedFile(Stream(), "a.png")) == "a.png"
    assert (tmp_path / "a.png").read_bytes() == DATA


def test_a_stored_file_is_summed_up() -> None:
    name = default_storage.save("folder/a.png", ContentFile(DATA))
    assert digest_of(name) == (len(DATA), hashlib.sha256(DATA).hexdigest())
    default_storage.delete(name)
    with pytest.raises(FileNotFoundError):
        digest_of(name)
