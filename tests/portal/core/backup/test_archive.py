"""What a file must hold to be a backup: checked from end to end before anything is touched."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.test import override_settings

from portal.core.backup.archive import writing
from portal.core.backup.exceptions import (
    BackupDamaged,
    BackupFault,
    FileUnusable,
    KeyDiffers,
    KeysMissing,
    NotABackup,
)
from portal.core.backup.manifest import KeptFile, KeptTable, Manifest, read_manifest
from portal.core.backup.restoring import check_backup
from portal.core.backup.sealing import SealedWriter


class Key(NamedTuple):
    id: str
    key: bytes


OLD, NEW = Key("id1", bytes(range(32))), Key("id2", bytes(range(1, 33)))
PICTURE = b"picture" * 9999
MANIFEST = Manifest(
    made_at=datetime(2026, 11, 20, 3, 0, tzinfo=UTC),
    database="sqlite",
    versions={"django": "5.2"},
    migrations=["core.0001_initial"],
    audit_head="1:abc",
    tables={"core.A": KeptTable(3, "d"), "core.B": KeptTable(0, "e")},
    media={"images/ł.png": KeptFile(len(PICTURE), sha256(PICTURE).hexdigest())},
    left_out={"sessions": "why"},
)
MEMBERS = {
    "rows/core.A/000000": b"[1]\n[2]\n",
    "rows/core.A/000001": b"[3]\n",
    "media/images/ł.png": PICTURE,
    "manifest.json": MANIFEST.written(),
}
Made = Callable[..., Path]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    def make(**changes: bytes | None) -> Path:
        path = tmp_path / "a.backup"
        with path.open("wb") as file, writing(file, [NEW, OLD]) as archive:
            for name, data in {**MEMBERS, **changes}.items():
                if data is not None:
                    archive.add(name, data)
        return path

    return make


def check(path: Path, *keys: Key) -> Manifest:
    with override_settings(FIELD_KEYS=keys or (NEW, OLD)):
        return check_backup(path=path)


def test_a_whole_backup_says_what_it_holds(made: Made) -> None:
    manifest = check(made())
    assert manifest == MANIFEST
    assert (manifest.rows, manifest.media_bytes) == (3, len(PICTURE))


def test_a_newer_key_does_no_harm(made: Made) -> None:
    newer = Key("id3", bytes(range(2, 34)))
    assert check(made(), newer, NEW, OLD) == MANIFEST


@pytest.mark.parametrize(
    ("keys", "fault"),
    [((OLD,), KeysMissing), ((NEW,), KeysMissing), ((NEW, Key("id1", NEW.key)), KeyDiffers)],
)
def test_wrong_keys_open_nothing(made: Made, keys: Any, fault: type[BackupFault]) -> None:
    with pytest.raises(fault):
        check(made(), *keys)


@pytest.mark.parametrize(
    "changes",
    [
        {"rows/core.A/000001": None},
        {"rows/core.A/000001": b"[3]\n[4]\n"},
        {"rows/core.B/000000": b"[1]\n"},
        {"rows/core.C/000000": b"[1]\n"},
        {"media/images/ł.png": None},
        {"media/images/ł.png": PICTURE[:-1] + b"x"},
        {"media/b.png": b"x"},
    ],
)
def test_what_is_missing_or_too_much_is_noticed(made: Made, changes: dict[str, Any]) -> None:
    with pytest.raises(BackupDamaged, match="it does not hold what it says"):
        check(made(**changes))


@pytest.mark.parametrize(
    "data",
    [None, b"", b"[]", b"{}", b"not json", json.dumps({"format": 1}).encode(),
     MANIFEST.written().replace(b'"format": 1', b'"format": 2')],
)  # fmt: skip
def test_a_backup_that_does_not_say_what_it_holds_is_none(made: Made, data: bytes | None) -> None:
    with pytest.raises(BackupDamaged, match="it does not say what it holds"):
        check(made(**{"manifest.json": data}))


@pytest.mark.parametrize("share", [0.0, 0.2, 0.9])
def test_every_cut_is_refused(made: Made, share: float) -> None:
    path = made()
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(BackupDamaged if share else NotABackup):
        check(path)


def test_a_backup_that_was_never_finished_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.backup"
    with pytest.raises(ZeroDivisionError), path.open("wb") as file, writing(file, [OLD]) as archive:
        archive.add("rows/core.A/000000", 1 // 0)  # type: ignore[arg-type]  # fails half-way
    with pytest.raises(BackupDamaged, match="its end is missing"):
        check(path, OLD)


@pytest.mark.parametrize("data", [b"", b"not packed at all", b"\x1f\x8b\x08"])
def test_a_sealed_file_that_holds_no_archive_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.backup"
    with path.open("wb") as file:
        writer = SealedWriter(file, [OLD])
        writer.write(data)
        writer.finish()
    with pytest.raises(BackupDamaged):
        check(path, OLD)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileUnusable, match="missing cannot be read: No such file or directory"):
        check(tmp_path / "missing")
    with pytest.raises(FileUnusable, match="cannot be read: Is a directory"):
        check(tmp_path)


def test_a_manifest_comes_back() -> None:
    assert read_manifest(MANIFEST.written()) == MANIFEST
