"""Documents as search finds them: those that a public page or row leads everybody to.

One that nobody is led to may be meant for nobody yet, so being uploaded makes none findable.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps
from django.db.models import Q, prefetch_related_objects
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Page

from portal.core.cms.belonging import partnership_id_of
from portal.core.findable import ADULT, Findable
from portal.core.open_pages import open_pages
from portal.core.registry import SearchSource
from portal.search.documents.uses import has_bodies
from portal.search.models import DocumentText, DocumentUse, ReadState
from portal.search.sources.pages import home_of, places_of_sites, voice_of

PREFIX: Final = "document:"
KIND: Final = "document"
Document: Final = get_document_model()


@dataclass(frozen=True, order=True)
class Led:
    """This is whom a page leads to a document: readers of a site, in a language and voice."""

    language: str
    voice: str
    place: int  # 0: every site


def things() -> list[str]:
    """Name every document that somebody is led to."""
    rows = DocumentUse.objects.order_by("document").values_list("document", flat=True)
    return [f"{PREFIX}{pk}" for pk in rows.distinct()]


def findables(names: Sequence[str]) -> Iterator[Findable]:
    """Give documents in public collections, once for all who are led to them alike."""
    pks = [name.removeprefix(PREFIX) for name in names]
    documents = {row.pk: row for row in Document.objects.filter(_is_public(), pk__in=pks)}
    texts = DocumentText.objects.in_bulk(list(documents))
    for pk, all_led in _led_to(list(documents)).items():
        text = texts.get(pk)
        said = text.text if text and text.state == ReadState.DONE else ""
        for led in sorted(all_led):
            yield _findable(documents[pk], led, said)


def touched(thing: Any) -> list[str]:
    """Name documents: itself, those a page or row leads to, those of a collection."""
    if isinstance(thing, Document):
        return [f"{PREFIX}{thing.pk}"]
    if isinstance(thing, CollectionViewRestriction):
        return inside(thing.collection)
    if not isinstance(thing, Page) and not has_bodies(type(thing)):
        return []
    uses = DocumentUse.objects.filter(_uses_of(thing))
    return [f"{PREFIX}{pk}" for pk in uses.order_by("pk").values_list("document", flat=True)]


def _uses_of(thing: Any) -> Q:
    """Find where a row leads; of a page, where its translations lead too: they go with it."""
    if isinstance(thing, Page):
        return Q(page__translation_key=thing.translation_key)
    return Q(origin=f"{thing._meta.label}:{thing.pk}")


def inside(collection: Collection) -> list[str]:
    """Name every document of a collection and of those below it."""
    below = Collection.objects.descendant_of(collection, inclusive=True)
    rows = Document.objects.filter(collection__in=below).order_by("pk")
    return [f"{PREFIX}{pk}" for pk in rows.values_list("pk", flat=True)]


def _is_public() -> Q:
    """Leave out what stands in a collection, or below one, that asks who reads."""
    private = Q(pk__in=())
    for restriction in CollectionViewRestriction.objects.select_related("collection"):
        private |= Q(collection__path__startswith=restriction.collection.path)
    return ~private


def _led_to(documents: Sequence[int]) -> dict[int, set[Led]]:
    by_origin: dict[str, set[int]] = defaultdict(set)
    pages: dict[int, set[int]] = defaultdict(set)
    for use in DocumentUse.objects.filter(document__in=documents).order_by("pk"):
        if use.page_id:
            pages[use.page_id].add(use.document_id)
        else:
            by_origin[use.origin].add(use.document_id)
    found: dict[int, set[Led]] = defaultdict(set)
    for pk, led in _pages(pages):
        for document in pages[pk]:
            found[document].add(led)
    for origin, led in _rows(by_origin):
        for document in by_origin[origin]:
            found[document].add(led)
    return found


def _pages(pks: Any) -> Iterator[tuple[int, Led]]:
    places = places_of_sites()
    rows = open_pages(Page.objects.filter(pk__in=list(pks), alias_of__isnull=True))
    pages = list(rows.order_by("pk").specific())
    prefetch_related_objects(pages, "locale")
    for page in pages:
        place = places.get(home_of(page))
        if place is not None:
            yield page.pk, Led(page.locale.language_code, voice_of(page), place)


def _rows(origins: Any) -> Iterator[tuple[str, Led]]:
    by_table: dict[str, list[str]] = defaultdict(list)
    for origin in origins:
        label, _colon, pk = origin.partition(":")
        by_table[label].append(pk)
    for label, pks in by_table.items():
        rows = apps.get_model(label).objects.live().filter(pk__in=pks)
        for row in rows.select_related("owner", "locale").order_by("pk"):
            place = partnership_id_of(row) or 0
            led = Led(row.locale.language_code, getattr(row, "voice", ADULT), place)
            yield f"{label}:{row.pk}", led


def _findable(document: Any, led: Led, text: str) -> Findable:
    return Findable(
        thing=f"{PREFIX}{document.pk}",
        origin=f"{document._meta.label}:{document.pk}",
        kind=KIND,
        language=led.language,
        # The same in every language: documents stand under no prefix.
        path=reverse("wagtaildocs_serve", args=[document.pk, document.filename]),
        title=document.title,
        voice=led.voice,
        partnership_pk=led.place or None,
        summary=text[:1000],
        body=text,
        changed_at=document.created_at,
    )


SOURCE: Final = SearchSource(
    things, findables, touched, watches=(Document, CollectionViewRestriction)
)
