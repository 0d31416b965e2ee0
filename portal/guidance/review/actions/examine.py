"""Looking round: what is published is looked at when it changes, and all of it again and again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import translation
from wagtail.models import Page

from portal.core.cms.belonging import partnership_id_of
from portal.guidance.review.looking import (
    Found,
    findings_in,
    oldest_reader_of,
    reading_age_of,
)
from portal.guidance.review.models import Finding, FindingKind, OuterLink, Subject
from portal.guidance.review.rules.outer import LONGEST_ADDRESS
from portal.guidance.review.surroundings import Surroundings, surroundings_now
from portal.guidance.review.things import Key, Published, path_of_row, published_now, things_of
from portal.guidance.review.translations import keys_behind

LONGEST_PLACE = 255


def look_round(*, now: datetime, is_everything: bool = False) -> int:
    """Look at what was published since it was last looked at, or at everything; say how many.

    What is not published any more is forgotten. Each thing is one short transaction.
    """
    published = published_now()
    _forget_all_but({each.key for each in published})
    wanted = [each.key for each in published] if is_everything else _changed(published)
    there = surroundings_now() if wanted else None
    with translation.override(settings.LANGUAGE_CODE):  # addresses are kept as in English
        for thing in things_of(wanted):
            if there is not None:
                _look_at(thing, there, now)
    _mark_behind()
    _forget_unused_links()
    return len(wanted)


def _changed(published: Iterable[Published]) -> list[Key]:
    """List what is new, or was published again since somebody looked."""
    rows = Subject.objects.values_list("content_type_id", "object_id", "looked_at")
    looked = {(table, pk): at for table, pk, at in rows}
    return [
        each.key
        for each in published
        if each.key not in looked
        or (each.published_at is not None and each.published_at > looked[each.key])
    ]


@transaction.atomic
def _forget_all_but(keys: set[Key]) -> None:
    rows = Subject.objects.values_list("pk", "content_type_id", "object_id")
    gone = [pk for pk, table, thing in rows if (table, thing) not in keys]
    Subject.objects.filter(pk__in=gone).delete()


def _look_at(thing: Any, there: Surroundings, now: datetime) -> None:
    partnership_id = _whose(thing, there)
    found = findings_in(thing, partnership_id, there)
    table = ContentType.objects.get_for_model(thing)
    with transaction.atomic():
        subject, _made = Subject.objects.update_or_create(
            content_type=table,
            object_id=thing.pk,
            defaults={
                "partnership_id": partnership_id,
                "looked_at": now,
                "reading_age": reading_age_of(thing),
                "oldest_reader": oldest_reader_of(thing),
                **_facts_of(thing, there),
            },
        )
        _write(subject, found)


def _whose(thing: Any, there: Surroundings) -> int | None:
    if isinstance(thing, Page):
        page = there.pages.get(thing.pk)
        return page.partnership_id if page else None
    return partnership_id_of(thing)


def _facts_of(thing: Any, there: Surroundings) -> dict[str, Any]:
    language = thing.locale.language_code
    facts = _facts_of_page(thing, there) if isinstance(thing, Page) else _facts_of_row(thing)
    if language != settings.LANGUAGE_CODE:  # a translation is reviewed with its English page
        facts |= {"is_reviewed": False, "reviewed_date": None, "due_date": None}
    return {**facts, "title": str(facts["title"])[:LONGEST_PLACE], "language": language}


def _facts_of_page(page: Any, there: Surroundings) -> dict[str, Any]:
    here = there.pages.get(page.pk)
    return {
        "title": page.title,
        "path": here.path if here else "",
        "owner_post": page.owner_post,
        "is_reviewed": True,
        "reviewed_date": page.last_reviewed_date,
        "due_date": page.review_due_date,
    }


def _facts_of_row(row: Any) -> dict[str, Any]:
    due = getattr(row.owner, "review_date", None)
    return {
        "title": row.get_title(),
        "path": path_of_row(row),
        "owner_post": "",
        "is_reviewed": due is not None,
        "reviewed_date": None,
        "due_date": due,
    }


def _write(subject: Subject, found: list[Found]) -> None:
    """Put what was found in the place of what was found before."""
    addresses = [each.text for each in found if each.kind == FindingKind.WEB]
    links = _links_to(url for url in addresses if len(url) <= LONGEST_ADDRESS)
    Finding.objects.filter(subject=subject).delete()
    Finding.objects.bulk_create(
        Finding(
            subject=subject,
            kind=each.kind,
            place=each.place[:LONGEST_PLACE],
            text=each.text[:LONGEST_ADDRESS],
            hint=each.hint,
            link_id=links.get(each.text),
        )
        for each in found
        if each.kind != FindingKind.WEB or each.text in links
    )


def _links_to(urls: Iterable[str]) -> dict[str, int]:
    wanted = set(urls)
    if not wanted:
        return {}
    OuterLink.objects.bulk_create(
        [OuterLink(url=url) for url in sorted(wanted)], ignore_conflicts=True
    )
    return dict(OuterLink.objects.filter(url__in=wanted).values_list("url", "pk"))


@transaction.atomic
def _mark_behind() -> None:
    """Note which translations were made from English words that have changed since."""
    behind = keys_behind()
    rows = Subject.objects.values_list("pk", "content_type_id", "object_id", "is_behind")
    changed: dict[bool, list[int]] = {True: [], False: []}
    for pk, table, thing, was in rows:
        is_now = (table, thing) in behind
        if is_now != was:
            changed[is_now].append(pk)
    for is_now, keys in changed.items():
        if keys:
            Subject.objects.filter(pk__in=keys).update(is_behind=is_now)


@transaction.atomic
def _forget_unused_links() -> None:
    OuterLink.objects.filter(findings__isnull=True).delete()
