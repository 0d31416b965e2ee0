"""Reads of meetings with their words, their lines and their coming dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet

from portal.core.models import Partnership
from portal.core.stamp import current_stamp
from portal.navigator.meetings.models import Meeting, MeetingDate, MeetingLine, MeetingText
from portal.reference.models import HarmText
from portal.reference.spoken import COMMON, Spoken, spoken

WITH_EVERYTHING = ("owner__tiers", "owner__subjects", "owner__harms")


def meetings_of(partnership: Partnership | None, language: str = "") -> list[MeetingText]:
    """List the meetings a partnership shows, in order: words, each with its meeting; one query."""
    return words_of(partnership, language or settings.LANGUAGE_CODE).texts


def words_of(partnership: Partnership | None, language: str) -> Spoken:
    """Read the words of all meetings a partnership shows, in one language; one query."""
    return spoken(MeetingText.objects.all(), partnership, language)


def everything_of(partnership: Partnership | None, language: str, now: datetime) -> Spoken:
    """Read all meetings with all that is known of them; six queries.

    Lines lead to meetings that are shown; dates are those that are not over.
    """
    dates = MeetingDate.objects.coming(now).in_order()
    lines = MeetingLine.objects.select_related("other").order_by("sort_order", "pk")
    texts = MeetingText.objects.prefetch_related(
        *WITH_EVERYTHING,
        Prefetch("owner__lines", lines, to_attr="lines_out"),
        Prefetch("owner__dates", dates, to_attr="coming_dates"),
    )
    return spoken(texts, partnership, language)


def harm_words(partnership: Partnership | None, language: str) -> dict[str, Any]:
    """Give the words on kinds of harm by their codes; one query."""
    texts = HarmText.objects.exclude(owner__slug=COMMON)
    return {text.owner.code: text for text in spoken(texts, partnership, language).texts}


def meetings_for_harms(
    partnership: Partnership, language: str, harms: Iterable[str]
) -> list[MeetingText]:
    """List the meetings that take referrals for one of these kinds of harm; two queries."""
    wanted = set(harms)
    texts = MeetingText.objects.prefetch_related("owner__harms")
    return [
        text
        for text in spoken(texts, partnership, language).texts
        if text.owner.takes_referrals and _is_for(text.owner, wanted)
    ]


def are_there_any(partnership: Partnership) -> bool:
    """Say whether a partnership shows any meeting; no query until anything public changes."""
    return bool({partnership.pk, None} & _with_meetings(current_stamp()))


@lru_cache(maxsize=1)
def _with_meetings(_stamp: str) -> frozenset[int | None]:
    """List the partnerships that have meetings; None: what every partnership shows."""
    rows = MeetingText.objects.live().in_language(settings.LANGUAGE_CODE)
    return frozenset(rows.order_by().values_list("owner__partnership", flat=True).distinct())


def addresses_of(partnership: Partnership) -> list[tuple[str, datetime | None]]:
    """List the slugs of the meetings a partnership shows, and when each changed; one query."""
    rows = _live_here(partnership).order_by("owner__order", "owner__slug", "pk")
    found = rows.values_list("owner__slug", "last_published_at")
    return list(dict(found).items())  # a partnership's own stands for the national one


def every_date_of(meeting: Meeting, now: datetime) -> list[MeetingDate]:
    """List the coming dates of one meeting, cancelled ones among them; one query."""
    return list(MeetingDate.objects.coming(now).filter(meeting=meeting).in_order())


def for_editors(partnerships: Sequence[Partnership]) -> list[MeetingText]:
    """Read the live words of meetings of several partnerships, for the CMS; one query."""
    rows: QuerySet[Any] = MeetingText.objects.live().in_language(settings.LANGUAGE_CODE)
    here = rows.filter(owner__partnership__in=partnerships).select_related("owner")
    return list(here.order_by("owner__order", "owner__slug", "pk"))


def last_dates(meetings: Iterable[int]) -> dict[int, datetime]:
    """Give, by meeting, the last date that was entered and is not cancelled; one query."""
    rows = MeetingDate.objects.filter(meeting__in=list(meetings), is_cancelled=False)
    in_order = rows.order_by("starts_at", "pk")
    return dict(in_order.values_list("meeting_id", "starts_at"))  # the last one of each stays


def _live_here(partnership: Partnership) -> QuerySet[Any]:
    """Keep what a partnership shows in English: its own, and what every partnership shows."""
    here = Q(owner__partnership=partnership) | Q(owner__partnership__isnull=True)
    rows: QuerySet[Any] = MeetingText.objects.live().in_language(settings.LANGUAGE_CODE)
    return rows.filter(here)


def _is_for(meeting: Meeting, harms: set[str]) -> bool:
    """Say whether it is for one of them; one that names none is not said to be."""
    return any(each.code in harms for each in meeting.harms.all())
