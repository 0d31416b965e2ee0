"""The text of a page or of a row of words, passage by passage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.db import models
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from portal.core.words import Passage, passages_in, words_of

PAGE_FIELDS: Final = ("title", "intro")
# Words to be found by, and lists of words to be avoided: nobody says them.
UNSAID: Final = frozenset({"also", "street_words", "phrases", "avoid"})


def passages_of(thing: Any) -> list[Passage]:
    """List what readers see of it, each passage with the place it stands at."""
    return list(_passages(thing))


def bodies_of(thing: Any) -> list[list[Any]]:
    """List the stored blocks of each of its bodies."""
    return [_raw(thing, field.name) for field in _fields(thing) if isinstance(field, StreamField)]


def rich_texts_of(thing: Any) -> list[str]:
    """List its fields of rich text."""
    return [
        str(getattr(thing, field.name) or "")
        for field in _fields(thing)
        if isinstance(field, RichTextField)
    ]


def _passages(thing: Any) -> Iterator[Passage]:
    for field in _fields(thing):
        place = str(field.verbose_name)
        if isinstance(field, StreamField):
            yield from passages_in(_raw(thing, field.name), place)
            continue
        text = words_of(str(getattr(thing, field.name) or "")).strip()
        if text:
            yield Passage(place, text)


def _fields(thing: Any) -> list[Any]:
    return [field for field in thing._meta.concrete_fields if _is_said(thing, field)]


def _is_said(thing: Any, field: Any) -> bool:
    if isinstance(field, StreamField):
        return True
    if isinstance(thing, Page):
        return field.name in PAGE_FIELDS
    is_text = isinstance(field, models.CharField | models.TextField)
    return is_text and not field.choices and field.name not in UNSAID


def _raw(thing: Any, name: str) -> list[Any]:
    return list(getattr(thing, name).raw_data)
