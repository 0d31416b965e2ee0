"""Where a contact is shown: blocks name it by its key, which no index of Wagtail's can see."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.fields import StreamField
from wagtail.models import Page

from portal.core.cms.belonging import is_scoped, path_of
from portal.core.models import Partnership

NAMED_AS = "contact"  # the field of `ContactBlock` that holds the key
Everywhere = None


@cache
def tables() -> tuple[tuple[type[Model], tuple[str, ...]], ...]:
    """List the tables whose content can show a contact, with their fields of blocks."""
    found = []
    for model in apps.get_models():
        names = tuple(f.name for f in model._meta.concrete_fields if isinstance(f, StreamField))
        if names and (issubclass(model, Page) or is_scoped(model)):
            found.append((model, names))
    return tuple(found)


def places_showing(key: str, partnerships: Collection[int] | None) -> list[Any]:
    """List pages and rows of these partnerships (None: of all) that show a contact.

    One query for each table that can show one, and one for the home pages.
    """
    homes = _homes(partnerships)
    found: list[Any] = []
    for model, names in tables():
        rows = _mentioning(model, names, key)
        within = _within(model, partnerships, homes)
        if within is not None:
            rows = rows.filter(within)
        found += [row for row in rows if any(_shows(row, name, key) for name in names)]
    return found


def _mentioning(model: type[Model], names: tuple[str, ...], key: str) -> QuerySet[Any]:
    """Find rows whose content has the key anywhere; what it means there is looked at later."""
    wanted = Q()
    rows: QuerySet[Any] = QuerySet(model).order_by("pk")
    for name in names:
        rows = rows.annotate(**{f"text_of_{name}": Cast(name, TextField())})
        wanted |= Q(**{f"text_of_{name}__contains": json.dumps(key)})
    return rows.filter(wanted)


def _homes(partnerships: Collection[int] | None) -> list[str]:
    if partnerships is Everywhere:
        return []
    keys = Partnership.objects.filter(pk__in=partnerships).values(
        "site__root_page__translation_key"
    )
    homes = Page.objects.filter(depth=2, translation_key__in=keys)
    return list(homes.order_by("path").values_list("path", flat=True))


def _within(model: type[Model], partnerships: Collection[int] | None, homes: list[str]) -> Q | None:
    if partnerships is Everywhere:
        return None
    if not issubclass(model, Page):
        path = path_of(model)
        return Q(**{f"{path}__in": list(partnerships)}) | Q(**{f"{path}__isnull": True})
    inside = Q(pk__in=[])
    for home in homes:
        inside |= Q(path__startswith=home)
    return inside


def _shows(row: Any, name: str, key: str) -> bool:
    raw = getattr(row, name).raw_data
    return any(found == key for found in _named(list(raw)))


def _named(value: Any) -> Iterator[Any]:
    """Walk stored blocks, whatever they stand in, for the keys of contacts."""
    if isinstance(value, dict):
        if NAMED_AS in value:
            yield value[NAMED_AS]
        for inner in value.values():
            yield from _named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner)
