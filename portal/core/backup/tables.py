"""Which tables a backup holds."""

from __future__ import annotations

from dataclasses import dataclass

from django.apps import apps
from django.db import models

from portal.core import registry
from portal.core.backup.columns import Column, Kind, column_of


@dataclass(frozen=True)
class Table:
    """This is a table and how its rows are written down: one JSON list to a line."""

    label: str
    name: str
    key: Column
    columns: tuple[Column, ...]

    @property
    def has_json(self) -> bool:
        """Say whether a row holds JSON, whose names may stand in any order."""
        return any(column.kind is Kind.JSON for column in self.columns)


def all_models() -> list[type[models.Model]]:
    """List the models whose tables are ours to write, those that are left out among them."""
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if model._meta.managed and not model._meta.proxy]


def kept_tables() -> list[Table]:
    """List the tables of a backup, by their labels."""
    kept = [model for model in all_models() if not is_left_out(model)]
    return [table_of(model) for model in sorted(kept, key=lambda model: model._meta.label)]


def is_left_out(model: type[models.Model]) -> bool:
    """Say whether a table was registered, by itself or with its app, as no part of a backup."""
    out = registry.left_out_of_backups
    return model._meta.label in out or model._meta.app_label in out


def table_of(model: type[models.Model]) -> Table:
    """Describe a model's table."""
    fields = model._meta.local_concrete_fields
    key = model._meta.pk
    return Table(
        label=model._meta.label,
        name=model._meta.db_table,
        key=column_of(key),
        columns=tuple(column_of(field) for field in fields),
    )
