"""Saying that a page was looked at and is right as it stands."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Revision

from portal.core.audit.actions import record
from portal.core.cms.belonging import partnership_of
from portal.core.publishing.changes import subject_of
from portal.core.stamp import bump_stamp
from portal.core.time.clock import london_day
from portal.guidance.review.exceptions import NotPublished, NotReviewable
from portal.guidance.review.models import PageReview, Subject
from portal.guidance.review.rules.due import next_due


def mark_reviewed(*, page: Any, reviewed_by: Any, note: str = "", now: datetime) -> PageReview:
    """Note that a page was reviewed with nothing to change, and set the next day; no new edition.

    Every language of the page has the same dates, in what readers see and in every version that
    may yet be published. Raises NotPublished or NotReviewable.
    """
    if not page.live:
        raise NotPublished(title=page.title)
    if page.locale.language_code != settings.LANGUAGE_CODE:
        raise NotReviewable(title=page.title)
    today = london_day(now)
    due = next_due(page.last_reviewed_date, page.review_due_date, today)
    partnership = partnership_of(page)
    with transaction.atomic():
        _write_dates(page, {"last_reviewed_date": today, "review_due_date": due})
        _note_on_subject(page, {"reviewed_date": today, "due_date": due})
        review = PageReview.objects.create(
            page_id=page.pk,
            partnership=partnership,
            reviewed_at=now,
            reviewed_by=reviewed_by,
            note=note.strip(),
            next_due_date=due,
        )
        record(
            kind="page-reviewed",
            now=now,
            actor=reviewed_by,
            partnership=partnership,
            subject=subject_of(page),
            detail={"next_due": due.isoformat()},
        )
        bump_stamp()  # pages show both dates
    page.last_reviewed_date, page.review_due_date = today, due
    return review


def _write_dates(page: Any, dates: dict[str, Any]) -> None:
    model = type(page)
    versions = model.objects.filter(translation_key=page.translation_key)
    keys = list(versions.order_by("pk").values_list("pk", flat=True))
    versions.update(**dates)
    table = ContentType.objects.get_for_model(model)
    revisions = Revision.objects.filter(
        content_type=table, object_id__in=[str(key) for key in keys]
    ).order_by("pk")
    live = versions.exclude(live_revision__isnull=True).values("live_revision")
    latest = versions.exclude(latest_revision__isnull=True).values("latest_revision")
    current = revisions.filter(pk__in=live) | revisions.filter(pk__in=latest)
    for revision in current | revisions.filter(approved_go_live_at__isnull=False):
        revision.content |= {name: day.isoformat() for name, day in dates.items()}
        revision.save(update_fields=["content"])


def _note_on_subject(page: Any, dates: dict[str, Any]) -> None:
    table = ContentType.objects.get_for_model(type(page))
    rows = Subject.objects.filter(content_type=table, object_id=page.pk, is_reviewed=True)
    rows.update(**dates)
