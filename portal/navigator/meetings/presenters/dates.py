"""Dates of meetings, as people say them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.core.presenters.clock import clock_words
from portal.core.time.clock import london, london_day
from portal.navigator.meetings.models import MeetingDate


@dataclass(frozen=True)
class DateLine:
    """This is one coming date."""

    starts_at: datetime  # on London's clock
    ends_at: datetime | None
    day: str
    hours: str
    where: str
    papers_by: datetime | None
    papers_words: str
    is_late_for_papers: bool
    is_cancelled: bool


def date_line(row: MeetingDate, now: datetime) -> DateLine:
    """Say one date in words."""
    return DateLine(
        starts_at=london(row.starts_at),
        ends_at=london(row.ends_at) if row.ends_at else None,
        day=day_words(row.starts_at),
        hours=_hours(row.starts_at, row.ends_at),
        where=where_words(row),
        papers_by=london(row.papers_by) if row.papers_by else None,
        papers_words=moment_words(row.papers_by) if row.papers_by else "",
        is_late_for_papers=bool(row.papers_by and row.papers_by <= now),
        is_cancelled=row.is_cancelled,
    )


def next_of(rows: Iterable[MeetingDate]) -> MeetingDate | None:
    """Give the first that takes place, of rows in order."""
    return next((row for row in rows if not row.is_cancelled), None)


def changes_at(rows: Iterable[MeetingDate], now: datetime) -> datetime | None:
    """Give the next moment at which a page that shows these dates reads differently."""
    moments = [moment for row in rows for moment in (row.papers_by, row.over_at)]
    return min((moment for moment in moments if moment and moment > now), default=None)


def day_words(moment: datetime) -> str:
    """Give the day with its weekday: "Thursday 26 November 2026"."""
    here = london(moment)
    return f"{date_format(here, 'l')} {date_format(here, 'DATE_FORMAT')}"


def moment_words(moment: datetime) -> str:
    """Give a day and a time of day."""
    return _("%(day)s, %(time)s") % {"day": day_words(moment), "time": clock_words(moment)}


def where_words(row: MeetingDate) -> str:
    """Say where: a place, online, or both."""
    if row.place and row.is_online:
        return _("%(place)s, and online") % {"place": row.place}
    return row.place or (_("Online") if row.is_online else "")


def lines_of(rows: Sequence[MeetingDate], now: datetime) -> list[DateLine]:
    """Say all of them."""
    return [date_line(row, now) for row in rows]


def _hours(starts_at: datetime, ends_at: datetime | None) -> str:
    begin = clock_words(starts_at)
    if ends_at is None:
        return begin
    end = clock_words(ends_at)
    if london_day(ends_at) != london_day(starts_at):
        end = moment_words(ends_at)
    return _("%(begin)s to %(end)s") % {"begin": begin, "end": end}
