"""Everything that readers see and that is kept true: pages of partnerships, and rows of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Page

from portal.core import registry
from portal.core.cms.text_rows import TextRow
from portal.core.models import BasePage
from portal.guidance.presenters.harms import harm_address
from portal.guidance.presenters.signs import sign_address
from portal.reference.models import HarmText, LanguageAdviceText, LawText, SignText, TermText

Key = tuple[int, int]  # of a content type, and of a row of it


@dataclass(frozen=True)
class Published:
    """This is a published thing by its keys, and when it was last published."""

    key: Key
    published_at: datetime | None


def published_now() -> list[Published]:
    """List all of them; one query for pages and one for each table of words."""
    tables = ContentType.objects.get_for_models(*page_tables()).values()
    pages = Page.objects.live().filter(content_type__in=tables, alias_of__isnull=True)
    rows = pages.order_by("pk").values_list("content_type_id", "pk", "last_published_at")
    found = [Published((table, pk), at) for table, pk, at in rows]
    for model in word_tables():
        table = ContentType.objects.get_for_model(model).pk
        words = model.objects.live().order_by("pk").values_list("pk", "last_published_at")
        found += [Published((table, pk), at) for pk, at in words]
    return found


def page_tables() -> list[type[BasePage]]:
    """List the types of page that partnerships have."""
    return [model for model in apps.get_models() if issubclass(model, BasePage)]


def word_tables() -> list[Any]:
    """List the tables of words that editors write."""
    return [model for model in registry.edited_tables if issubclass(model, TextRow)]


def things_of(keys: Iterable[Key]) -> Iterator[Any]:
    """Walk the things themselves; one query for each table, and one for their languages."""
    by_table: dict[int, list[int]] = {}
    for table, pk in keys:
        by_table.setdefault(table, []).append(pk)
    for table, pks in sorted(by_table.items()):
        model: Any = ContentType.objects.get_for_id(table).model_class()
        yield from _rows(model, pks)


def _rows(model: Any, pks: list[int]) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.filter(pk__in=pks).select_related("locale").order_by("pk")
    return rows if issubclass(model, Page) else rows.select_related("owner")


def path_of_row(row: Any) -> str:
    """Give the public address of a row of words; empty for those without one."""
    owner = row.owner
    if isinstance(row, HarmText):
        return harm_address(owner.slug)
    if isinstance(row, SignText):
        return sign_address(row)
    if isinstance(row, TermText):
        return "/glossary/"
    if isinstance(row, LawText | LanguageAdviceText):
        return "/harms/law/" if isinstance(row, LawText) else "/harms/language/"
    return ""
