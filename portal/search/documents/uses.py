"""Which documents readers of a page or a row are led to: noted with its publication.

Wagtail's own index of references is brought up to date by the worker, too late to follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final

from django.apps import apps
from django.db import transaction
from wagtail.documents import get_document_model
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, Page

from portal.core.editions.queries import latest_edition
from portal.core.models import BasePage
from portal.core.passages import bodies_of
from portal.core.publishing.changes import Change, ChangeKind, Drift, subject_of
from portal.core.publishing.together import put_off
from portal.search.following import refresh_touched
from portal.search.models import DocumentUse

IN_HTML: Final = re.compile(r'"[^"]*/documents/(\d+)/[^"]*"')
FIELD: Final = "document"  # of a block that leads to one
GONE: Final = frozenset({ChangeKind.UNPUBLISHED, ChangeKind.SCHEDULED})
DIFFERS: Final = "document-uses-differ"


def follow(change: Change) -> None:
    """Note what readers of a published thing are led to, and nothing of what went off the site."""
    if has_bodies(type(change.thing)):
        if change.kind is ChangeKind.PUBLISHED:
            note_uses(change.thing, _led_to(change.thing))
        elif change.kind in GONE:
            note_uses(change.thing, set())


def note_uses(thing: Any, wanted: set[int]) -> bool:
    """Keep what a thing leads to; say whether that is new."""
    origin = subject_of(thing)
    rows = DocumentUse.objects.filter(origin=origin)
    kept = set(rows.values_list("document_id", flat=True))
    if wanted == kept:
        return False
    page = thing.pk if isinstance(thing, Page) else None
    with transaction.atomic():
        rows.exclude(document__in=wanted).delete()
        DocumentUse.objects.bulk_create(
            DocumentUse(document_id=pk, origin=origin, page_id=page) for pk in sorted(wanted - kept)
        )
    put_off(refresh_touched, [("documents", f"document:{pk}") for pk in sorted(wanted ^ kept)])
    return True


def compare() -> Iterator[Drift]:
    """Walk live things that lead to other documents than was noted."""
    for model in tables():
        for thing in model.objects.filter(live=True).order_by("pk").iterator(chunk_size=100):
            rows = DocumentUse.objects.filter(origin=subject_of(thing))
            if _led_to(thing) != set(rows.values_list("document_id", flat=True)):
                yield Drift(subject_of(thing), DIFFERS)


def repair(drift: Drift, _now: datetime) -> bool:
    """Look at one thing again."""
    label, _colon, pk = drift.subject.partition(":")
    thing = apps.get_model(label).objects.filter(pk=pk).first()
    return thing is not None and note_uses(thing, _led_to(thing) if thing.live else set())


def note_all(_now: datetime) -> int:
    """Note anew whatever differs; give how many things that were."""
    return sum(repair(drift, _now) for drift in list(compare()))


def tables() -> list[type[Any]]:
    """List the tables whose rows may lead to documents."""
    return [model for model in apps.get_models() if has_bodies(model)]


def has_bodies(model: type[Any]) -> bool:
    """Say whether what is published of a table has content of blocks."""
    if not issubclass(model, DraftStateMixin):
        return False
    return any(isinstance(field, StreamField) for field in model._meta.concrete_fields)


def _led_to(thing: Any) -> set[int]:
    """List documents that exist: in its own blocks, and in what was frozen of a whole page."""
    found = set(_in_blocks(bodies_of(thing)))
    if isinstance(thing, BasePage) and thing.keeps_editions:
        edition = latest_edition(thing)
        if edition is not None and edition.is_in_force:
            found |= {int(pk) for pk in IN_HTML.findall(edition.html)}
    documents = get_document_model().objects.filter(pk__in=found) if found else ()
    return {document.pk for document in documents}


def _in_blocks(content: Any) -> Iterable[int]:
    if isinstance(content, dict):
        for name, value in content.items():
            if name == FIELD and isinstance(value, int):
                yield value
            yield from _in_blocks(value)
    elif isinstance(content, list):
        for value in content:
            yield from _in_blocks(value)
