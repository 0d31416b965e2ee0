"""Whose a row of the CMS is: each table says by which path its partnership is found."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model
from wagtail.models import Page

from portal.core.models import Partnership

DECLARED_AS = "partnership_path"


def is_scoped(model: type[Model]) -> bool:
    """Say whether rows of this table belong to partnerships."""
    return hasattr(model, DECLARED_AS)


def path_of(model: type[Model]) -> str:
    """Give the path from a row to its partnership, such as “owner__partnership”."""
    try:
        return str(getattr(model, DECLARED_AS))
    except AttributeError:
        raise ImproperlyConfigured(
            f"{model._meta.label} needs a {DECLARED_AS}, such as “partnership”."
        ) from None


def partnership_id_of(row: Model) -> int | None:
    """Give the key of a row's partnership; None for a national row."""
    *before, last = path_of(type(row)).split("__")
    holder: Any = row
    for step in before:
        holder = getattr(holder, step, None) if getattr(holder, f"{step}_id", None) else None
    return getattr(holder, f"{last}_id", None)


def partnership_of(thing: Model) -> Partnership | None:
    """Find the partnership of a row or a page; None for national ones."""
    if isinstance(thing, Page):
        return _partnership_of_page(thing)
    pk = partnership_id_of(thing)
    return Partnership.objects.with_site().filter(pk=pk).first() if pk is not None else None


def _partnership_of_page(page: Page) -> Partnership | None:
    """Look at the home page it stands below, in whatever language."""
    homes = page.get_ancestors(inclusive=True).filter(depth=2)
    return (
        Partnership.objects.with_site()
        .filter(site__root_page__translation_key__in=homes.values("translation_key"))
        .first()
    )
