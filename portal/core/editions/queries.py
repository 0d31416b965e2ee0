"""Reads of editions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from wagtail.models import Page

from portal.core.editions.models import Edition
from portal.core.publishing.changes import subject_of


def editions_of(subject: str) -> list[Edition]:
    """List the editions of a page or row ("core.StandardPage:12"), the newest first.

    Their texts are long and are fetched when they are looked at.
    """
    return list(Edition.objects.of(subject).defer("html", "text"))


def latest_edition(thing: Any) -> Edition | None:
    """Give the newest edition of a page or row, ended or not."""
    newest: Edition | None = Edition.objects.of(subject_of(thing)).first()
    return newest


def edition_in_force(thing: Any, moment: datetime) -> Edition | None:
    """Give what a page or row said at a moment; None when readers did not see it then."""
    return edition_of_subject_in_force(subject_of(thing), moment)


def edition_of_subject_in_force(subject: str, moment: datetime) -> Edition | None:
    """Give the same by its name, for what may be deleted."""
    edition = Edition.objects.of(subject).filter(published_at__lte=moment).first()
    if edition is None:
        return None
    is_over = not edition.is_in_force and edition.withdrawal.withdrawn_at <= moment
    return None if is_over else edition


def edition_by_number(subject: str, number: int, correction: int = 0) -> Edition | None:
    """Find one edition."""
    found: Edition | None = (
        Edition.objects.of(subject).filter(number=number, correction=correction).first()
    )
    return found


def digests_in_force(model_label: str) -> Iterator[tuple[str, str]]:
    """Walk the rows of one type that an edition is in force for, with its content's digest."""
    rows = Edition.objects.filter(
        model_label=model_label, pk=Subquery(_newest()), withdrawal__isnull=True
    )
    yield from rows.order_by("pk").values_list("object_id", "content_digest").iterator()


def texts_in_force(things: Iterable[Any]) -> dict[str, str]:
    """Give the plain texts that readers see of these pages and rows, by their names; one query."""
    chosen = Q(pk__in=())
    keys: dict[str, list[str]] = defaultdict(list)
    for thing in things:
        keys[thing._meta.label].append(str(thing.pk))
    for label, pks in keys.items():
        chosen |= Q(model_label=label, object_id__in=pks)
    rows = Edition.objects.filter(chosen, pk=Subquery(_newest()), withdrawal__isnull=True)
    found = rows.order_by("pk").values_list("model_label", "object_id", "text")
    return {f"{label}:{pk}": text for label, pk, text in found}


def page_with_editions(pk: int) -> Page | None:
    """Find a page whose history is asked for."""
    page = Page.objects.filter(pk=pk).first()
    return page.specific if page else None


def _newest() -> QuerySet[Edition, Any]:
    same = Edition.objects.filter(
        model_label=OuterRef("model_label"), object_id=OuterRef("object_id")
    )
    return same.order_by("-number", "-correction").values("pk")[:1]
