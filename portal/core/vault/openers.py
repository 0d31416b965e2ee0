"""Wrap the key of a run for one way of opening it. Pure: keys come in, wrapped keys go out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from portal.core.vault.sealing import NamedKey, SealingKey, derived, open_sealed, place, seal

LOOK_UP_BYTES: Final = 20
INNER: Final = "words"  # the name of the key that four words give
PARTNERSHIP: Final = "partnership"


def look_up_of(token: bytes, pepper: NamedKey) -> str:
    """Give under what a browser's wrapped keys are found; it tells nothing about the token."""
    return derived(token, purpose="look-up", salt=pepper.key, length=LOOK_UP_BYTES).hex()


def wrap_for_visitor(data_key: bytes, token: bytes, pepper: NamedKey, *, where: str) -> bytes:
    """Wrap a run's key so that only this browser's cookie opens it."""
    return seal(data_key, _visitor_key(token, pepper, where), bound_to=place("visitor", where))


def unwrap_for_visitor(
    wrapped: bytes, token: bytes, peppers: Iterable[NamedKey], *, where: str
) -> bytes:
    """Open a key that was wrapped for this browser."""
    keys = (_visitor_key(token, pepper, where) for pepper in peppers)
    return open_sealed(wrapped, keys, bound_to=place("visitor", where))


def _visitor_key(token: bytes, pepper: NamedKey, where: str) -> SealingKey:
    return SealingKey(pepper.id, derived(token, purpose=place("wrap", where), salt=pepper.key))


def wrap_for_code(data_key: bytes, code_key: bytes, outer: NamedKey, *, where: str) -> bytes:
    """Wrap a run's key so that it takes the four words and a key of the server to open it."""
    inner = seal(data_key, SealingKey(INNER, code_key), bound_to=place(INNER, where))
    return seal(inner, outer, bound_to=place("code", where))


def unwrap_for_code(
    wrapped: bytes, code_key: bytes, outers: Iterable[NamedKey], *, where: str
) -> bytes:
    """Open a key that was wrapped for four words."""
    inner = open_sealed(wrapped, outers, bound_to=place("code", where))
    return open_sealed(inner, [SealingKey(INNER, code_key)], bound_to=place(INNER, where))


def rewrap_for_code(wrapped: bytes, outers: list[SealingKey], *, where: str) -> bytes:
    """Renew the outer wrapping with the newest key; the words are not needed for that."""
    inner = open_sealed(wrapped, outers, bound_to=place("code", where))
    return seal(inner, outers[0], bound_to=place("code", where))


def partnership_look_up(partnership_key: bytes, *, where: str) -> str:
    """Give under what the key wrapped for a partnership is found."""
    return derived(partnership_key, purpose=place("look-up", where), length=LOOK_UP_BYTES).hex()


def wrap_for_partnership(data_key: bytes, partnership_key: bytes, *, where: str) -> bytes:
    """Wrap a run's key so that the partnership's key opens it."""
    key = SealingKey(PARTNERSHIP, derived(partnership_key, purpose=place("wrap", where)))
    return seal(data_key, key, bound_to=place("account", where))


def unwrap_for_partnership(wrapped: bytes, partnership_key: bytes, *, where: str) -> bytes:
    """Open a key that was wrapped for the partnership."""
    key = SealingKey(PARTNERSHIP, derived(partnership_key, purpose=place("wrap", where)))
    return open_sealed(wrapped, [key], bound_to=place("account", where))
