"""A file that is encrypted as it is written, piece by piece. Pure but for the file.

The pieces are numbered and the last one is marked, so that none can be changed, swapped or left
out unseen. The key is made for this file from the newest of FIELD_KEYS. The head names every key
that what is stored may need, with proof of which key is meant; it gives away none of them.
"""

from __future__ import annotations

import hmac
import json
import os
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from portal.core.backup.exceptions import BackupDamaged, KeyDiffers, KeysMissing, NotABackup

MAGIC = b"portal backup 1\n"
PIECE = 1024 * 1024
SALT_BYTES = 32
TAG_BYTES = 16
LONGEST_HEAD = 64 * 1024
LENGTH = struct.Struct(">I")
PIECE_HEAD = struct.Struct(">?I")  # whether it is the last one, and how long it is
CUT_OFF = "its end is missing"
CHANGED = "something was changed"


class NamedKey(Protocol):
    """This is a key and its name."""

    @property
    def id(self) -> str:
        """Name the key."""

    @property
    def key(self) -> bytes:
        """Give the key."""


@dataclass(frozen=True)
class Head:
    """This stands at the beginning of the file, readable to all."""

    salt: bytes
    proofs: dict[str, str]  # by the key's name, the newest first

    def written(self) -> bytes:
        """Write the head."""
        text = json.dumps({"salt": self.salt.hex(), "keys": list(self.proofs.items())}).encode()
        return MAGIC + LENGTH.pack(len(text)) + text


class SealedWriter:
    """This encrypts what is written to it; without `finish` the file is no backup."""

    def __init__(self, file: BinaryIO, keys: Sequence[NamedKey]) -> None:
        salt = os.urandom(SALT_BYTES)
        head = Head(salt, {key.id: _proof(key, salt) for key in keys}).written()
        self._file = file
        self._pieces = _Pieces(keys[0], salt, head)
        self._waiting = bytearray()
        file.write(head)

    def write(self, data: bytes) -> int:
        """Encrypt, a piece at a time."""
        self._waiting += data
        while len(self._waiting) > PIECE:  # one stays behind: it may be the last
            self._put(bytes(self._waiting[:PIECE]), is_last=False)
            del self._waiting[:PIECE]
        return len(data)

    def flush(self) -> None:
        """Do nothing: pieces go out when they are full."""

    def finish(self) -> None:
        """Write the last piece."""
        self._put(bytes(self._waiting), is_last=True)
        self._waiting.clear()

    def _put(self, piece: bytes, *, is_last: bool) -> None:
        sealed = self._pieces.seal(piece, is_last=is_last)
        self._file.write(PIECE_HEAD.pack(is_last, len(sealed)) + sealed)


class SealedReader:
    """This decrypts a backup as it is read.

    Raises NotABackup, KeysMissing and KeyDiffers at once, BackupDamaged where the damage is.
    """

    def __init__(self, file: BinaryIO, keys: Sequence[NamedKey], path: str) -> None:
        self._file, self._path = file, path
        written, head = _read_head(file, path)
        self.key_ids = tuple(head.proofs)
        self._pieces = _Pieces(_right_key(head, keys), head.salt, written)
        self._waiting = b""
        self._is_over = False

    def read(self, size: int = -1) -> bytes:
        """Give so many bytes, or all that are left."""
        parts = [self._waiting]
        length = len(self._waiting)
        while not self._is_over and (size < 0 or length < size):
            parts.append(self._next())
            length += len(parts[-1])
        data = b"".join(parts)
        end = len(data) if size < 0 else size
        self._waiting = data[end:]
        return data[:end]

    def finish(self) -> None:
        """See that the file ends where its last piece does."""
        while not self._is_over:
            self._next()
        if self._file.read(1):
            raise BackupDamaged(path=self._path, what="something follows its end")

    def _next(self) -> bytes:
        head = self._file.read(PIECE_HEAD.size)
        if len(head) < PIECE_HEAD.size:
            raise BackupDamaged(path=self._path, what=CUT_OFF)
        if head[0] > 1:
            raise BackupDamaged(path=self._path, what=CHANGED)
        is_last, length = PIECE_HEAD.unpack(head)
        if not TAG_BYTES <= length <= PIECE + TAG_BYTES:
            raise BackupDamaged(path=self._path, what=CHANGED)
        sealed = self._file.read(length)
        if len(sealed) < length:
            raise BackupDamaged(path=self._path, what=CUT_OFF)
        try:
            piece = self._pieces.open(sealed, is_last=is_last)
        except InvalidTag as error:
            raise BackupDamaged(path=self._path, what=CHANGED) from error
        self._is_over = is_last
        return piece


class _Pieces:
    """This counts pieces: each has a nonce of its own, and is bound to the head of the file."""

    def __init__(self, key: NamedKey, salt: bytes, head: bytes) -> None:
        self._cipher = AESGCM(_derived(key, salt, b"backup file"))
        self._head = head
        self._number = 0

    def seal(self, piece: bytes, *, is_last: bool) -> bytes:
        return self._cipher.encrypt(self._nonce(is_last), piece, self._head)

    def open(self, sealed: bytes, *, is_last: bool) -> bytes:
        return self._cipher.decrypt(self._nonce(is_last), sealed, self._head)

    def _nonce(self, is_last: bool) -> bytes:
        nonce = self._number.to_bytes(11, "big") + bytes([is_last])
        self._number += 1
        return nonce


def _read_head(file: BinaryIO, path: str) -> tuple[bytes, Head]:
    start = file.read(len(MAGIC) + LENGTH.size)
    if not start.startswith(MAGIC) or len(start) < len(MAGIC) + LENGTH.size:
        raise NotABackup(path=path)
    (length,) = LENGTH.unpack(start[len(MAGIC) :])
    text = file.read(min(length, LONGEST_HEAD))
    try:
        values = json.loads(text)
        head = Head(bytes.fromhex(values["salt"]), {name: str(p) for name, p in values["keys"]})
    except (ValueError, KeyError, TypeError) as error:
        raise BackupDamaged(path=path, what="its beginning cannot be read") from error
    if not head.proofs:
        raise BackupDamaged(path=path, what="its beginning cannot be read")
    return start + text, head


def _right_key(head: Head, keys: Sequence[NamedKey]) -> NamedKey:
    """Find the key of the file; every other key that it names must be there as well."""
    there = {key.id: key for key in keys}
    if not head.proofs.keys() <= there.keys():
        raise KeysMissing(needed=_listed(list(head.proofs)), there=", ".join(there))
    for name, proof in head.proofs.items():
        if not hmac.compare_digest(_proof(there[name], head.salt), proof):
            raise KeyDiffers(name=name)
    return there[next(iter(head.proofs))]


def _listed(names: Sequence[str]) -> str:
    return f"the key {names[0]}" if len(names) == 1 else f"the keys {', '.join(names)}"


def _proof(key: NamedKey, salt: bytes) -> str:
    return _derived(key, salt, b"backup proof of key " + key.id.encode())[:16].hex()


def _derived(key: NamedKey, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=purpose).derive(key.key)
