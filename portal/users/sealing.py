"""Secrets of the second factor, sealed: a copy of the database alone opens none of them. Pure."""

from __future__ import annotations

import base64
import os
from collections.abc import Sequence
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from portal.users.exceptions import SealBroken

VERSION = "v1"
PURPOSE = b"second factor"
NONCE_BYTES = 12


class NamedKey(Protocol):
    """This is a key and the name that is written beside what it sealed."""

    @property
    def id(self) -> str:
        """Name the key."""

    @property
    def key(self) -> bytes:
        """Give the key."""


def seal(text: str, keys: Sequence[NamedKey]) -> str:
    """Seal a secret with the newest key."""
    newest = keys[0]
    nonce = os.urandom(NONCE_BYTES)
    sealed = _cipher(newest).encrypt(nonce, text.encode(), _bound_to(newest.id))
    return f"{VERSION}|{newest.id}|{base64.urlsafe_b64encode(nonce + sealed).decode()}"


def open_sealed(text: str, keys: Sequence[NamedKey]) -> str:
    """Open a sealed secret; raise SealBroken, never give back what was stored."""
    version, _, rest = text.partition("|")
    name, _, body = rest.partition("|")
    key = next((key for key in keys if key.id == name), None)
    if version != VERSION or key is None:
        # Never what was stored: it may be the secret itself, unsealed.
        raise SealBroken("a stored secret names no key that we have")
    try:
        raw = base64.urlsafe_b64decode(body)
        opened = _cipher(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], _bound_to(name))
    except (InvalidTag, ValueError) as error:
        raise SealBroken("a stored secret was changed") from error
    return opened.decode()


def _cipher(key: NamedKey) -> AESGCM:
    """Derive a key of its own for this purpose, so that no other part's key opens it."""
    derived = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=PURPOSE).derive(key.key)
    return AESGCM(derived)


def _bound_to(name: str) -> bytes:
    return b"|".join([VERSION.encode(), name.encode(), PURPOSE])
