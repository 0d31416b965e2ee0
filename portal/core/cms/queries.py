"""Reads of the CMS's own tables and of words, each a constant number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail.models import Locale

from portal.core.cms.text_rows import TextRow


def rows_behind(rows: Iterable[TextRow]) -> frozenset[int]:
    """List the translations (by key) whose English words changed after they were made from them.

    All rows are of one table. Two queries, however many rows.
    """
    translations = [row for row in rows if row.translated_from_at is not None]
    if not translations:
        return frozenset()
    published = dict(
        type(translations[0])
        .objects.filter(
            translation_key__in=[row.translation_key for row in translations],
            locale=Locale.get_default(),
        )
        .values_list("translation_key", "last_published_at")
    )
    return frozenset(row.pk for row in translations if _is_behind(row, published))


def _is_behind(row: TextRow, published: dict[Any, Any]) -> bool:
    source = published.get(row.translation_key)
    made_from = row.translated_from_at
    return bool(source and made_from and source > made_from)
