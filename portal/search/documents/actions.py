"""Having documents read, once for each of their files, by the worker."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Collection

from portal.core.outbox.actions import queue_event
from portal.core.registry import JSON
from portal.search.actions import refresh
from portal.search.documents.extraction import CannotRead, extract
from portal.search.documents.reading import READERS
from portal.search.documents.source import inside
from portal.search.models import DocumentText, ReadState

logger = logging.getLogger(__name__)

EVENT: Final = "search-read-document"
Document: Final = get_document_model()


def have_read(*, document: Any, now: datetime) -> bool:
    """Have the worker read a document, unless this very file was read or is about to be."""
    digest = _digest_of(document) if document.file_extension.lower() in READERS else ""
    if not digest or _is_known(document.pk, digest):
        return False
    with transaction.atomic():
        DocumentText.objects.update_or_create(
            document=document,
            defaults={
                "digest": digest, "state": ReadState.WAITING, "tries": 0, "fault": "", "text": "",
                "read_at": None,
            },
        )  # fmt: skip
        queue_event(
            key=f"{EVENT}-{document.pk}-{digest}-{now:%Y%m%d%H%M%S%f}",
            name=EVENT,
            payload={"document": document.pk},
            now=now,
        )
    return True


def read_document(payload: Mapping[str, JSON], now: datetime) -> None:
    """Read a document and have it found by its words; one that cannot be read is marked so."""
    waiting = DocumentText.objects.filter(
        document=int(str(payload["document"])), state=ReadState.WAITING
    )
    row = waiting.select_related("document").first()
    if row is None:
        return  # read already, or deleted
    DocumentText.objects.filter(pk=row.pk).update(tries=row.tries + 1)
    try:
        text, fault = _read(row.document), ""
    except CannotRead as error:
        text, fault = "", str(error)
        extra = {"event": "document-unread", "job": f"document {row.pk}: {fault}"}
        logger.warning("A document gives no text", extra=extra)
    with transaction.atomic():
        state = ReadState.FAILED if fault else ReadState.DONE
        same = waiting.filter(digest=row.digest)  # its file may have been changed meanwhile
        same.update(state=state, fault=fault, text=text, read_at=now)
        refresh(source="documents", things=[f"document:{row.pk}"], now=now)


def have_all_read(*, now: datetime) -> int:
    """Have read what was uploaded behind everybody's back; say how many documents that were."""
    known = DocumentText.objects.values("pk")
    rows = Document.objects.exclude(pk__in=known).order_by("pk")
    return sum(have_read(document=row, now=now) for row in rows.iterator(chunk_size=100))


def document_saved(instance: Any, raw: bool = False, **_kwargs: Any) -> None:
    """Have a document read when it is new, or its file is."""
    if not raw:
        have_read(document=instance, now=timezone.now())  # a receiver may read the clock


def collection_saved(instance: Collection, created: bool = False, **_kwargs: Any) -> None:
    """Look again at the documents of a collection that may have been moved below a private one.

    It is saved before it is moved, and of the move nobody is told: so once all is written.
    """
    if not created:
        transaction.on_commit(partial(_look_again, instance.pk))


def _look_again(pk: int) -> None:
    collection = Collection.objects.filter(pk=pk).first()
    if collection is not None:
        refresh(source="documents", things=inside(collection), now=timezone.now())


def _digest_of(document: Any) -> str:
    """Tell a file from another; nothing where there is none, which is nobody's to read."""
    try:
        return str(document.file_hash or document.get_file_hash())
    except FileNotFoundError:
        return ""


def _is_known(pk: int, digest: str) -> bool:
    return bool(DocumentText.objects.filter(document=pk, digest=digest).exists())


def _read(document: Any) -> str:
    try:
        with document.open_file() as file:
            content = file.read()
    except FileNotFoundError as error:
        raise CannotRead("file-missing") from error
    return extract(document.file_extension.lower(), content)
