"""The keys of the vault, each derived from the FIELD_KEYS of the environment for one purpose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.conf import settings

from portal.core.vault.sealing import NamedKey, SealingKey, derived_keys

FIELD: Final = "vault field"
PEPPER: Final = "vault visitor pepper"
CODE: Final = "vault code"


def environment_keys() -> Sequence[NamedKey]:
    """Give the keys of the environment, newest first: the first writes, all of them read."""
    keys: Sequence[NamedKey] = settings.FIELD_KEYS
    return keys


def field_keys() -> list[SealingKey]:
    """Give the keys of sealed fields."""
    return derived_keys(environment_keys(), purpose=FIELD)


def peppers() -> list[SealingKey]:
    """Give what visitors' keys are salted with: a cookie and the database alone open nothing."""
    return derived_keys(environment_keys(), purpose=PEPPER)


def code_keys() -> list[SealingKey]:
    """Give the keys of the outer wrapping of four-word codes, which can be renewed."""
    return derived_keys(environment_keys(), purpose=CODE)
