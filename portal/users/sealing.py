"""Secrets of the second factor, sealed: a copy of the database alone opens none of them. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from portal.core.vault.sealing import (
    NamedKey,
    as_text,
    derived_keys,
    from_text,
    key_id_of,
    open_sealed,
    seal,
)

PURPOSE = "second factor"


def seal_secret(text: str, keys: Sequence[NamedKey]) -> str:
    """Seal a secret with the newest key."""
    newest = derived_keys(keys[:1], purpose=PURPOSE)[0]
    return as_text(seal(text.encode(), newest, bound_to=PURPOSE))


def open_secret(text: str, keys: Sequence[NamedKey]) -> str:
    """Open a sealed secret; raise SealBroken, never give back what was stored."""
    opened = open_sealed(from_text(text), derived_keys(keys, purpose=PURPOSE), bound_to=PURPOSE)
    return opened.decode()


def key_of_secret(text: str) -> str:
    """Name the key that sealed a secret."""
    return key_id_of(from_text(text))
