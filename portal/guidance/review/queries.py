"""Reads of keeping pages true; each is scoped by the reach of whoever asks, or by partnerships."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from portal.core.access import access
from portal.core.cms.policy import file_policy
from portal.core.cms.reach import Reach
from portal.core.models import Partnership, ProblemReport
from portal.guidance.review.models import (
    LINK_KINDS,
    OPEN_STATES,
    Finding,
    FindingKind,
    OuterLink,
    ReportState,
    Subject,
)
from portal.guidance.review.rules.due import SOON, WARNED_BEFORE
from portal.guidance.review.rules.outer import Verdict
from portal.reference.models import Contact, NumberState

# What nobody has to do anything about.
QUIET = (Verdict.RIGHT, Verdict.FAILED)


def wants_review(today: date) -> Q:
    """Say what belongs in the report: due within a month, overdue, or never looked at."""
    return Q(due_date__lte=today + SOON) | never_reviewed()


def never_reviewed() -> Q:
    """Say what nobody has looked at and nobody has set a day for."""
    return Q(due_date__isnull=True, reviewed_date__isnull=True)


def subjects_to_review(reach: Reach, today: date) -> QuerySet[Subject]:
    """List pages and rows that want a review, the longest overdue first."""
    rows = Subject.objects.filter(wants_review(today), is_reviewed=True)
    return _subjects(reach, rows.order_by(F("due_date").asc(nulls_last=True), "title", "pk"))


def subjects_hard_to_read(reach: Reach) -> QuerySet[Subject]:
    """List what is harder to read than those it is for can be asked, the hardest first."""
    rows = Subject.objects.filter(reading_age__gt=F("oldest_reader"))
    return _subjects(reach, rows.order_by("-reading_age", "title", "pk"))


def subjects_behind(reach: Reach) -> QuerySet[Subject]:
    """List translations whose English words have changed since."""
    rows = Subject.objects.filter(is_behind=True)
    return _subjects(reach, rows.order_by("language", "title", "pk"))


def wrong_links(reach: Reach) -> QuerySet[Finding]:
    """List links that lead nowhere, and those of which nobody knows yet."""
    rows = Finding.objects.filter(kind__in=LINK_KINDS).exclude(link__verdict__in=QUIET)
    return _findings(reach, rows).select_related("link")


def pictures_without_words(reach: Reach) -> QuerySet[Finding]:
    """List pictures on pages with neither words nor the mark of a decoration."""
    return _findings(reach, Finding.objects.filter(kind=FindingKind.ALT))


def blaming_words(reach: Reach) -> QuerySet[Finding]:
    """List phrases that may blame a child."""
    return _findings(reach, Finding.objects.filter(kind=FindingKind.BLAME))


def unused_pictures(user: Any) -> QuerySet[Any]:
    """List pictures of somebody's library that nothing shows."""
    model = get_image_model()
    table = ContentType.objects.get_for_model(model)
    uses = ReferenceIndex.objects.filter(
        to_content_type=table, to_object_id=Cast(OuterRef("pk"), CharField(max_length=255))
    )
    own = file_policy(model).instances_user_has_any_permission_for(user, ["change", "delete"])
    return own.filter(~Exists(uses)).select_related("collection").order_by("title", "pk")


def contacts_to_check(reach: Reach, today: date) -> QuerySet[Contact]:
    """List contacts whose number nobody has checked, or is to be checked again by now."""
    wrong = Q(number_state=NumberState.CHECK) | Q(number_state=NumberState.BLANK, email="", url="")
    rows = Contact.objects.live().filter(wrong | Q(review_date__lte=today))
    return reach.own(rows.select_related("partnership").order_by("review_date", "key", "pk"))


def own_partnerships(user: Any) -> QuerySet[Partnership]:
    """List the partnerships somebody works for, to choose from."""
    edited = access().partnerships_edited_by(user)
    return Partnership.objects.filter(pk__in=edited).order_by("name", "pk")


def last_looked_at(reach: Reach) -> datetime | None:
    """Say when somebody's pages were last looked at."""
    found: datetime | None = reach.own(Subject.objects.all()).aggregate(at=Max("looked_at"))["at"]
    return found


def reports_of(reach: Reach) -> QuerySet[ProblemReport]:
    """List what readers said is wrong, the newest first."""
    rows = ProblemReport.objects.select_related("partnership__site", "handling__handled_by")
    return reach.own(rows.order_by("-created_at", "-pk"))


def report_of(pk: int, reach: Reach) -> ProblemReport | None:
    """Find one report within reach."""
    return reports_of(reach).filter(pk=pk).first()


def in_state(state: str) -> Q:
    """Say which reports are in a state; one that nobody touched is new."""
    found = Q(handling__state=state)
    return found | Q(handling__isnull=True) if state == ReportState.NEW else found


def still_open() -> Q:
    """Say which reports still ask for something."""
    return Q(handling__isnull=True) | Q(handling__state__in=OPEN_STATES)


def subjects_at(reports: Iterable[ProblemReport]) -> dict[int, Subject]:
    """Find what each report is about, by the report's key; one query."""
    wanted = [(report.pk, report.partnership_id, report.path) for report in reports]
    rows = (
        Subject.objects.filter(path__in={path for _pk, _area, path in wanted if path})
        .filter(language=settings.LANGUAGE_CODE)
        .select_related("content_type")
        .order_by("pk")
    )
    by_place: dict[tuple[int | None, str], list[Subject]] = {}
    for row in rows:
        by_place.setdefault((row.partnership_id, row.path), []).append(row)
    found: dict[int, Subject] = {}
    for pk, area, path in wanted:
        here = by_place.get((area, path)) or by_place.get((None, path)) or []
        if len(here) == 1:  # several stand on one page, such as the glossary's terms
            found[pk] = here[0]
    return found


@dataclass(frozen=True)
class Counts:
    """This is how much there is to do in some partnerships."""

    overdue: int
    soon: int
    never: int
    hard: int
    behind: int
    links: int
    silent: int
    blaming: int
    reports: int

    @property
    def is_nothing(self) -> bool:
        """Say whether there is nothing to do."""
        return not any(vars(self).values())


def counts_of(partnership_ids: Collection[int], today: date) -> Counts:
    """Count what there is to do; three queries."""
    reviewed, due = Q(is_reviewed=True), Q(due_date__lte=today)
    subjects = Subject.objects.filter(partnership_id__in=partnership_ids).aggregate(
        overdue=Count("pk", filter=reviewed & due),
        soon=Count("pk", filter=reviewed & Q(due_date__gt=today, due_date__lte=today + SOON)),
        never=Count("pk", filter=reviewed & never_reviewed()),
        hard=Count("pk", filter=Q(reading_age__gt=F("oldest_reader"))),
        behind=Count("pk", filter=Q(is_behind=True)),
    )
    is_link = Q(kind__in=LINK_KINDS) & (
        Q(link__isnull=True) | Q(link__verdict__in=[Verdict.BROKEN, Verdict.REFUSED])
    )
    rows = Finding.objects.filter(subject__partnership_id__in=partnership_ids)
    found = rows.aggregate(
        links=Count("pk", filter=is_link),
        silent=Count("pk", filter=Q(kind=FindingKind.ALT)),
        blaming=Count("pk", filter=Q(kind=FindingKind.BLAME)),
    )
    reports = ProblemReport.objects.filter(still_open(), partnership_id__in=partnership_ids)
    return Counts(**subjects, **found, reports=reports.count())


def own_subjects(post: str, partnership_ids: Collection[int], today: date) -> list[Subject]:
    """List what wants a review and belongs to a post; one query."""
    if not post.strip():
        return []
    rows = Subject.objects.filter(wants_review(today), is_reviewed=True)
    rows = rows.filter(owner_post__iexact=post.strip(), partnership_id__in=partnership_ids)
    ordered = rows.order_by(F("due_date").asc(nulls_last=True), "title", "pk")
    return list(ordered.select_related("content_type"))


def page_to_review(page_id: int) -> Page | None:
    """Find a page, of its own type."""
    return Page.objects.filter(pk=page_id).specific().first()


def links_to_ask(now: datetime, limit: int) -> list[OuterLink]:
    """List addresses elsewhere whose turn it is, those never asked first; one query."""
    rows = OuterLink.objects.filter(Q(due_at__isnull=True) | Q(due_at__lte=now))
    return list(rows.order_by(F("due_at").asc(nulls_first=True), "pk")[:limit])


def new_reminders(today: date) -> list[Subject]:
    """List what is due within a fortnight or overdue, with its partnership; one query."""
    rows = Subject.objects.filter(is_reviewed=True, partnership__isnull=False)
    rows = rows.filter(due_date__lte=today + WARNED_BEFORE)
    return list(rows.select_related("partnership", "content_type").order_by("due_date", "pk"))


def is_reminded_on(today: date) -> bool:
    """Say whether reminders went out today."""
    return Subject.objects.filter(reminded_on=today).exists()


def _subjects(reach: Reach, rows: QuerySet[Subject]) -> QuerySet[Subject]:
    return reach.own(rows.select_related("content_type", "partnership"))


def _findings(reach: Reach, rows: QuerySet[Finding]) -> QuerySet[Finding]:
    near = rows.select_related("subject__content_type", "subject__partnership")
    return reach.own(near.order_by("subject__title", "subject_id", "pk"))
