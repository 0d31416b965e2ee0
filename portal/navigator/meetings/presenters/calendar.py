"""Coming dates of a meeting as calendars read them: nothing of any child, nothing of any person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from portal.core.time.calendar_text import CalendarEvent, feed_text
from portal.navigator.meetings.models import MeetingDate
from portal.navigator.meetings.presenters.dates import moment_words, where_words

UNKNOWN_LENGTH = timedelta(hours=1)  # calendars want an end
DEADLINE_LENGTH = timedelta(minutes=15)


def calendar_of(text: Any, dates: Sequence[MeetingDate], *, host: str, address: str) -> str:
    """Write the dates of a meeting, and until when papers are taken, each as an entry."""
    events = [event for row in dates for event in _events(text, row, host, address)]
    return feed_text(events, name=text.name)


def _events(text: Any, row: MeetingDate, host: str, address: str) -> Iterator[CalendarEvent]:
    papers = (
        _("Papers by %(moment)s.") % {"moment": moment_words(row.papers_by)}
        if row.papers_by
        else ""
    )
    yield CalendarEvent(
        id=f"meeting-date-{row.pk}",
        host=host,
        revision=row.revision,
        changed_at=row.changed_at,
        starts_at=row.starts_at,
        ends_at=row.ends_at or row.starts_at + UNKNOWN_LENGTH,
        summary=text.name,
        description=papers,
        location=where_words(row),
        url=address,
        is_cancelled=row.is_cancelled,
    )
    if row.papers_by:
        yield CalendarEvent(
            id=f"meeting-papers-{row.pk}",
            host=host,
            revision=row.revision,
            changed_at=row.changed_at,
            starts_at=row.papers_by - DEADLINE_LENGTH,
            ends_at=row.papers_by,
            summary=_("Papers due: %(name)s") % {"name": text.name},
            description=_("For the meeting on %(moment)s.")
            % {"moment": moment_words(row.starts_at)},
            url=address,
            is_cancelled=row.is_cancelled,
        )
