"""Which translations were made from English words that have changed since."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from portal.core.cms.queries import rows_behind
from portal.guidance.review.things import Key, word_tables


def keys_behind() -> frozenset[Key]:
    """List the translations whose English words were published anew after they were made.

    Three queries for pages, three for each table of words.
    """
    return frozenset({*_pages_behind(), *_rows_behind()})


def _pages_behind() -> Iterable[Key]:
    english = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    sources = dict(english.values_list("translation_key", "last_published_at"))
    seen = dict(TranslationSource.objects.values_list("object_id", "last_updated_at"))
    rows = (
        Page.objects.live()
        .filter(depth__gte=2, alias_of__isnull=True)
        .exclude(locale__language_code=settings.LANGUAGE_CODE)
        .values_list("content_type_id", "pk", "translation_key", "last_published_at")
    )
    for table, pk, key, made_at in rows:
        if _is_behind(sources.get(key), seen.get(key), made_at):
            yield table, pk


def _is_behind(source: datetime | None, seen: datetime | None, made: datetime | None) -> bool:
    """Compare the English words with what translators were last given, and with what came of it."""
    if source is None or made is None:
        return False
    if seen is None:
        return made < source
    return seen < source or made < seen


def _rows_behind() -> Iterable[Key]:
    for model in word_tables():
        table = ContentType.objects.get_for_model(model).pk
        words = model.objects.live().filter(translated_from_at__isnull=False).order_by("pk")
        yield from ((table, pk) for pk in rows_behind(words))
