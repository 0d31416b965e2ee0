"""Sealing: AES-256-GCM, bound to the row it belongs to. Pure.

What is sealed begins with `v1|key-id|`; that header and the place it belongs to are authenticated
too, so a text moved to another row, or given another key's name, does not open.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from portal.core.vault.exceptions import SealBroken

VERSION: Final = "v1"
KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12


class NamedKey(Protocol):
    """This is a key and the name that is written beside what it sealed."""

    @property
    def id(self) -> str:
        """Name the key."""

    @property
    def key(self) -> bytes:
        """Give the key."""


@dataclass(frozen=True)
class SealingKey:
    """This is a key that was derived or drawn, under the name of the one it came from."""

    id: str
    key: bytes = field(repr=False)


def new_key() -> bytes:
    """Draw a random key."""
    return os.urandom(KEY_BYTES)


def derived(
    secret: bytes, *, purpose: str, salt: bytes | None = None, length: int = KEY_BYTES
) -> bytes:
    """Derive a key of its own for one purpose, so that no other part's key opens it."""
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=salt, info=purpose.encode()).derive(
        secret
    )


def derived_keys(keys: Iterable[NamedKey], *, purpose: str) -> list[SealingKey]:
    """Derive one key of each for a purpose, in the same order and under the same names."""
    return [SealingKey(key.id, derived(key.key, purpose=purpose)) for key in keys]


def place(*parts: object) -> str:
    """Name where a sealed text belongs: model, row, field, partnership, version of the form.

    No two places have the same name: a bar inside a part is written otherwise.
    """
    return "|".join(str(part).replace("%", "%25").replace("|", "%7C") for part in parts)


def header_of(key_id: str) -> bytes:
    """Give what a text sealed with this key begins with."""
    return f"{VERSION}|{key_id}|".encode()


def seal(plain: bytes, key: NamedKey, *, bound_to: str) -> bytes:
    """Seal bytes with a key; they open at the place they are bound to and nowhere else."""
    header, nonce = header_of(key.id), os.urandom(NONCE_BYTES)
    return header + nonce + AESGCM(key.key).encrypt(nonce, plain, header + bound_to.encode())


def open_sealed(sealed: bytes, keys: Iterable[NamedKey], *, bound_to: str) -> bytes:
    """Open what was sealed; raise SealBroken, never give back what was stored."""
    key_id = key_id_of(sealed)
    key = next((key for key in keys if key.id == key_id), None)
    if key is None:
        raise SealBroken("a sealed text names a key that we do not have")
    header = header_of(key_id)
    nonce, body = sealed[len(header) :][:NONCE_BYTES], sealed[len(header) + NONCE_BYTES :]
    try:
        return AESGCM(key.key).decrypt(nonce, body, header + bound_to.encode())
    except (InvalidTag, ValueError) as error:
        raise SealBroken("a sealed text was changed, or belongs elsewhere") from error


def key_id_of(sealed: bytes) -> str:
    """Name the key that sealed this; raise SealBroken for what is not sealed at all."""
    version, _, rest = sealed.partition(b"|")
    key_id, bar, _body = rest.partition(b"|")
    # Never what was stored: it may be the secret itself, unsealed.
    if version != VERSION.encode() or not bar or not key_id.isascii():
        raise SealBroken("a stored text is not sealed")
    return key_id.decode()


def as_text(sealed: bytes) -> str:
    """Write a sealed text in letters, for places that keep no bytes."""
    header = header_of(key_id_of(sealed))
    return header.decode() + base64.urlsafe_b64encode(sealed[len(header) :]).decode()


def from_text(text: str) -> bytes:
    """Read what `as_text` wrote; raise SealBroken for anything else."""
    header, bar, body = text.rpartition("|")
    try:
        sealed = (header + bar).encode("ascii") + base64.b64decode(body, b"-_", validate=True)
    except ValueError as error:  # UnicodeEncodeError and binascii.Error are of this kind
        raise SealBroken("a stored text is not sealed") from error
    key_id_of(sealed)
    return sealed
