"""Where second factors keep what FIELD_KEYS sealed, for `rotate_keys` and `doctor`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import QuerySet

from portal.core.registry import SealedTable
from portal.users.sealing import key_of_secret, open_secret, seal_secret

SECRETS = ("secret", "seed")  # of an app, of recovery codes
OLD_CODES = "migrated_codes"  # a list of them, where another library had made the codes


def sealed_factors() -> SealedTable:
    """Describe the table of second factors."""
    return SealedTable(rows=_rows, key_ids=_key_ids, renew=_renew)


def _rows() -> QuerySet[Authenticator]:
    types = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
    rows: QuerySet[Authenticator] = Authenticator.objects.filter(type__in=types)
    return rows


def _key_ids(row: Authenticator) -> set[str]:
    return {key_of_secret(text) for text in _secrets(row.data)}


def _secrets(data: Mapping[str, Any]) -> Iterator[str]:
    yield from (data[name] for name in SECRETS if name in data)
    yield from data.get(OLD_CODES, ())


def _renew(row: Authenticator) -> Mapping[str, Any]:
    return {"data": _each(row.data, _renewed)}


def _renewed(text: str) -> str:
    return seal_secret(open_secret(text, settings.FIELD_KEYS), settings.FIELD_KEYS)


def _each(data: Mapping[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    changed: dict[str, Any] = {n: change(data[n]) for n in SECRETS if n in data}
    if OLD_CODES in data:
        changed[OLD_CODES] = [change(text) for text in data[OLD_CODES]]
    return {**data, **changed}
