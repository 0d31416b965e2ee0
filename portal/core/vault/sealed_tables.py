"""Every table that keeps something sealed with FIELD_KEYS."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.db import models

from portal.core import registry
from portal.core.registry import SealedTable
from portal.core.vault.fields import EncryptedField, Sealed
from portal.core.vault.keys import code_keys
from portal.core.vault.models import OpenerKind, RunOpener
from portal.core.vault.openers import rewrap_for_code
from portal.core.vault.runs import where
from portal.core.vault.sealing import key_id_of


def sealed_tables() -> Iterator[tuple[str, SealedTable]]:
    """Walk sealed fields of every model there is, then what apps registered."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, EncryptedField):
                yield f"{model._meta.label}.{field.name}", table_of(field)
    yield from registry.sealed_tables.items()


def table_of(field: EncryptedField) -> SealedTable:
    """Describe the table of a sealed field."""
    manager = field.model._meta.base_manager

    def key_ids(row: models.Model) -> set[str]:
        value = row.__dict__.get(field.attname)
        return {key_id_of(value.raw)} if isinstance(value, Sealed) else set()

    def renew(row: models.Model) -> Mapping[str, Any]:
        return {field.attname: field.seal(row, getattr(row, field.attname))}

    return SealedTable(rows=manager.all, key_ids=key_ids, renew=renew)


def _rows_with_code() -> models.QuerySet[RunOpener]:
    return RunOpener.objects.filter(kind=OpenerKind.CODE).select_related("run")


def _key_id(row: RunOpener) -> set[str]:
    return {row.key_id}


def _renew_code(row: RunOpener) -> Mapping[str, Any]:
    """Renew the outer wrapping; the words, which nobody here knows, are not needed."""
    keys = code_keys()
    wrapped = rewrap_for_code(bytes(row.wrapped), keys, where=where(row.run))
    return {"wrapped": wrapped, "key_id": keys[0].id}


CODES = SealedTable(rows=_rows_with_code, key_ids=_key_id, renew=_renew_code)
