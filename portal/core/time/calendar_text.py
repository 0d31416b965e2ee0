"""iCalendar text (RFC 5545, RFC 5546, RFC 7986): what calendars read, from moments and words.

Times are written in UTC. A course takes place at moments, not in a recurring pattern, so a zone
would add nothing but a table of rules, and it could not name the second half past one of the
autumn night. Calendars show the moments on their owner's clock.

The same event gives the same text to the byte: its stamp is when it was changed last, so a feed
that nobody changed need not be sent again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final

from icalendar import Calendar, Event, vCalAddress, vDuration, vText, vUri

from portal.core.time.clock import london

PRODUCT: Final = "-//Safe outside the home//Portal//EN"
REFRESH_EVERY: Final = timedelta(hours=4)

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,149}")
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?")
_ADDRESS = re.compile(r"[^\s\"<>@,;:\\]{1,64}@[^\s\"<>@,;:\\]{1,250}")
_URL = re.compile(r"https?://[!-~]{1,2000}")
_SPECIAL = re.compile(r"[\\;,]")
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


class _Words(vText):
    """These are words as they were typed: the library takes a backslash and an N for a new line."""

    def to_ical(self) -> bytes:
        """Escape them as RFC 5545 says, section 3.3.11."""
        return _SPECIAL.sub(r"\\\g<0>", self).replace("\n", r"\n").encode()


class CalendarFault(ValueError):
    """This cannot be written as a calendar entry; the text names the part, never what it held."""


class Method(StrEnum):
    """What a calendar is to do with an entry."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True)
class CalendarEvent:
    """This is one entry: from a moment to a moment, or from a day up to a day it does not include.

    The revision rises with every change; the id and the host never change.
    """

    id: str
    host: str
    revision: int
    changed_at: datetime
    starts_at: datetime | date
    ends_at: datetime | date
    summary: str
    description: str = ""
    location: str = ""
    url: str = ""
    is_cancelled: bool = False

    def __post_init__(self) -> None:
        """Refuse what no calendar could read; NaiveMoment for a moment without a zone."""
        _refuse_unless(_ID.fullmatch(self.id), "id")
        _refuse_unless(_HOST.fullmatch(self.host), "host")
        _refuse_unless(self.revision >= 0, "revision")
        _refuse_unless(not self.url or _URL.fullmatch(self.url), "url")
        _refuse_unless(_is_day(self.starts_at) == _is_day(self.ends_at), "ends_at")
        # As moments: two times of one zone would be compared by the clock on the wall.
        _refuse_unless(_point(self.ends_at) > _point(self.starts_at), "ends_at")
        london(self.changed_at)

    @property
    def uid(self) -> str:
        """Name this entry for every calendar, for ever."""
        return f"{self.id}@{self.host}"


def feed_text(
    events: Iterable[CalendarEvent], *, name: str = "", refresh_every: timedelta = REFRESH_EVERY
) -> str:
    """Write entries for calendars to subscribe to, or one to download."""
    calendar = _calendar(Method.PUBLISH)
    if name:
        calendar.add("NAME", _Words(_clean(name)))
        calendar.add("X-WR-CALNAME", _Words(_clean(name)))
    interval = vDuration(refresh_every)
    interval.params["VALUE"] = "DURATION"
    calendar.add("REFRESH-INTERVAL", interval)
    calendar.add("X-PUBLISHED-TTL", vDuration(refresh_every))
    for event in events:
        calendar.add_component(_component(event))
    return _text(calendar)


def invitation_text(event: CalendarEvent, *, organizer: str, attendee: str) -> str:
    """Write one entry for one person's calendar; a cancelled one takes itself off again.

    The place is theirs already, so nobody is asked whether they come.
    """
    calendar = _calendar(Method.CANCEL if event.is_cancelled else Method.REQUEST)
    component = _component(event)
    component.add("ORGANIZER", _address(organizer))
    person = _address(attendee)
    person.params["PARTSTAT"] = "ACCEPTED"
    person.params["RSVP"] = "FALSE"
    component.add("ATTENDEE", person)
    calendar.add_component(component)
    return _text(calendar)


def _calendar(method: Method) -> Calendar:
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", method.value)
    return calendar


def _component(event: CalendarEvent) -> Event:
    component = Event()
    component.add("UID", event.uid)
    component.add("SEQUENCE", event.revision)
    component.add("DTSTAMP", _seconds(event.changed_at))
    component.add("LAST-MODIFIED", _seconds(event.changed_at))
    component.add("DTSTART", _point_or_day(event.starts_at))
    component.add("DTEND", _point_or_day(event.ends_at))
    component.add("SUMMARY", _Words(_clean(event.summary)))
    component.add("STATUS", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    # A place somebody holds is time they do not have; what is called off gives it back.
    component.add("TRANSP", "TRANSPARENT" if event.is_cancelled else "OPAQUE")
    for name, words in (("DESCRIPTION", event.description), ("LOCATION", event.location)):
        if words:
            component.add(name, _Words(_clean(words)))
    if event.url:
        component.add("URL", vUri(event.url))
    return component


def _text(calendar: Calendar) -> str:
    return calendar.to_ical().decode()


def _address(address: str) -> vCalAddress:
    _refuse_unless(_ADDRESS.fullmatch(address) and address.isprintable(), "address")
    return vCalAddress(f"mailto:{address}")


def _clean(words: str) -> str:
    """Keep line breaks of one kind and no other control characters: no line begins by itself."""
    return "".join(
        one
        for one in _BREAKS.sub("\n", words)
        if one in "\n\t" or unicodedata.category(one) not in {"Cc", "Cs"}
    )


def _is_day(point: datetime | date) -> bool:
    return not isinstance(point, datetime)


def _point(point: datetime | date) -> datetime:
    """Give a moment to compare by; a day counts from its midnight in UTC."""
    if isinstance(point, datetime):
        return london(point).astimezone(UTC)
    return datetime(point.year, point.month, point.day, tzinfo=UTC)


def _point_or_day(point: datetime | date) -> datetime | date:
    return _seconds(point) if isinstance(point, datetime) else point


def _seconds(moment: datetime) -> datetime:
    return london(moment).astimezone(UTC).replace(microsecond=0)


def _refuse_unless(is_right: object, part: str) -> None:
    if not is_right:
        raise CalendarFault(f"the {part} of a calendar entry is not one")
