"""Words as readers will meet them, before the page that shows them for good."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from wagtail.fields import RichTextField, StreamField

WORDS = (models.CharField, models.TextField, StreamField)


@dataclass(frozen=True)
class Part:
    """This is one field of words with its label."""

    label: str
    value: Any
    is_prose: bool = False
    is_blocks: bool = False


def parts_of(row: models.Model) -> list[Part]:
    """List what a row says, in the order of its fields; what is empty is left out."""
    return [part for part in _parts(row) if part.value]


def _parts(row: models.Model) -> Iterator[Part]:
    for field in row._meta.concrete_fields:
        if not isinstance(field, WORDS) or field.choices or not field.editable:
            continue
        yield Part(
            label=str(field.verbose_name),
            value=getattr(row, field.attname),
            is_prose=isinstance(field, RichTextField),
            is_blocks=isinstance(field, StreamField),
        )
