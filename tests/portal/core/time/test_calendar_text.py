"""iCalendar text, parsed back by a library and looked at byte by byte."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from portal.core.time.calendar_text import (
    CalendarEvent,
    CalendarFault,
    feed_text,
    invitation_text,
)
from portal.core.time.clock import LONDON, NaiveMoment, at

CHANGED = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
COURSE = CalendarEvent(
    id="event-12",
    host="portal.example",
    revision=0,
    changed_at=CHANGED,
    starts_at=at(date(2027, 1, 12), time(10)),
    ends_at=at(date(2027, 1, 12), time(12, 30)),
    summary="A course",
)
WORDS = st.text(max_size=200)
ODD = "Ŵythnos; dydd, y\\n\r\nBEGIN:VEVENT\r\nالعربية 👩🏽‍🚒 "
PEOPLE = {"organizer": "portal@portal.example", "attendee": "reader@example.org"}


def parsed(text):
    calendar = Calendar.from_ical(text)
    return calendar, calendar.walk("VEVENT")


def one(text):
    _calendar, [event] = parsed(text)
    return event


def test_an_entry_is_written_to_the_byte():
    assert feed_text([COURSE]) == (
        "BEGIN:VCALENDAR\r\n"
        "VERSION:2.0\r\n"
        "PRODID:-//Safe outside the home//Portal//EN\r\n"
        "CALSCALE:GREGORIAN\r\n"
        "METHOD:PUBLISH\r\n"
        "REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\n"
        "X-PUBLISHED-TTL:PT4H\r\n"
        "BEGIN:VEVENT\r\n"
        "SUMMARY:A course\r\n"
        "DTSTART:20270112T100000Z\r\n"
        "DTEND:20270112T123000Z\r\n"
        "DTSTAMP:20261120T093000Z\r\n"
        "UID:event-12@portal.example\r\n"
        "SEQUENCE:0\r\n"
        "LAST-MODIFIED:20261120T093000Z\r\n"
        "STATUS:CONFIRMED\r\n"
        "TRANSP:OPAQUE\r\n"
        "END:VEVENT\r\n"
        "END:VCALENDAR\r\n"
    )


def test_a_change_keeps_the_name_and_raises_the_sequence():
    moved = replace(
        COURSE,
        revision=1,
        changed_at=CHANGED + timedelta(days=1),
        summary="Another title",
        starts_at=COURSE.starts_at + timedelta(hours=1),
        ends_at=COURSE.ends_at + timedelta(hours=1),
    )
    before, after = one(feed_text([COURSE])), one(feed_text([moved]))
    assert before["UID"] == after["UID"] == "event-12@portal.example"
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after["DTSTAMP"].dt == CHANGED + timedelta(days=1)


def test_the_same_entry_is_the_same_text():
    assert feed_text([COURSE, COURSE]) == feed_text([COURSE, replace(COURSE)])


def test_a_feed_has_a_name_every_entry_and_says_when_to_look_again():
    events = [replace(COURSE, id=f"event-{number}") for number in range(3)]
    text = feed_text(events, name="Dyddiadau; a mwy", refresh_every=timedelta(hours=1))
    calendar, found = parsed(text)
    assert [event["UID"] for event in found] == [event.uid for event in events]
    for name in ("NAME", "X-WR-CALNAME"):
        assert f"\r\n{name}:Dyddiadau\\; a mwy\r\n" in text
    assert calendar["METHOD"] == "PUBLISH"
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in text


def test_an_empty_feed_is_a_calendar():
    calendar, found = parsed(feed_text([], name="Nothing yet"))
    assert (found, calendar["VERSION"]) == ([], "2.0")


def test_an_invitation_is_one_persons_who_has_the_place_already():
    calendar, [event] = parsed(invitation_text(COURSE, **PEOPLE))
    assert calendar["METHOD"] == "REQUEST"
    assert (event["ORGANIZER"], event["ATTENDEE"]) == (
        "mailto:portal@portal.example",
        "mailto:reader@example.org",
    )
    assert dict(event["ATTENDEE"].params) == {"PARTSTAT": "ACCEPTED", "RSVP": "FALSE"}
    assert "REFRESH-INTERVAL" not in calendar


def test_what_is_called_off_takes_itself_off_and_gives_the_time_back():
    gone = replace(COURSE, revision=2, is_cancelled=True)
    calendar, [event] = parsed(invitation_text(gone, **PEOPLE))
    assert calendar["METHOD"] == "CANCEL"
    assert (event["STATUS"], event["TRANSP"], event["SEQUENCE"]) == ("CANCELLED", "TRANSPARENT", 2)
    assert event["UID"] == one(invitation_text(COURSE, **PEOPLE))["UID"]
    calendar, [event] = parsed(feed_text([gone]))
    assert (calendar["METHOD"], event["STATUS"]) == ("PUBLISH", "CANCELLED")


def test_days_are_days_without_a_time():
    days = replace(COURSE, starts_at=date(2027, 3, 27), ends_at=date(2027, 3, 30))
    text = feed_text([days])
    assert "DTSTART;VALUE=DATE:20270327\r\n" in text
    assert "DTEND;VALUE=DATE:20270330\r\n" in text
    assert one(text)["DTEND"].dt == date(2027, 3, 30)


@pytest.mark.parametrize(
    ("starts", "ends", "written"),
    [
        # Spring: 01:00 to 02:00 never happens; what begins within it begins as it is skipped.
        ((date(2027, 3, 28), time(0, 30)), (date(2027, 3, 28), time(3)), ("003000", "020000")),
        ((date(2027, 3, 28), time(1, 30)), (date(2027, 3, 28), time(3)), ("010000", "020000")),
        ((date(2027, 3, 28), time(9)), (date(2027, 3, 28), time(10)), ("080000", "090000")),
        # Autumn: the hour happens twice; a time on the wall means the first.
        ((date(2026, 10, 25), time(0, 30)), (date(2026, 10, 25), time(3)), ("233000", "030000")),
        ((date(2026, 10, 25), time(1, 30)), (date(2026, 10, 25), time(2)), ("003000", "020000")),
        ((date(2026, 10, 25), time(9)), (date(2026, 10, 25), time(10)), ("090000", "100000")),
    ],
)
def test_the_nights_on_which_the_clocks_change(starts, ends, written):
    event = replace(COURSE, starts_at=at(*starts), ends_at=at(*ends))
    text = feed_text([event])
    assert tuple(re.findall(r"DT(?:START|END):\d{8}T(\d{6})Z", text)) == written
    back = one(text)
    assert (back["DTSTART"].dt, back["DTEND"].dt) == (
        event.starts_at.astimezone(UTC),
        event.ends_at.astimezone(UTC),
    )


def test_the_second_half_past_one_of_the_autumn_night_can_be_said():
    second = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=1)
    event = replace(COURSE, starts_at=second, ends_at=at(date(2026, 10, 25), time(3)))
    assert "DTSTART:20261025T013000Z" in feed_text([event])


def test_an_hour_that_the_wall_shows_as_nothing_is_an_hour():
    """01:30 and, an hour later, 01:30 again: by the clock on the wall no time has passed."""
    first = at(date(2026, 10, 25), time(1, 30))
    second = first.replace(fold=1)
    event = replace(COURSE, starts_at=first, ends_at=second)
    assert one(feed_text([event]))["DTEND"].dt - one(feed_text([event]))["DTSTART"].dt == timedelta(
        hours=1
    )


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
    st.timedeltas(timedelta(seconds=1), timedelta(days=60)),
    st.sampled_from(["Europe/London", "UTC", "Asia/Kolkata", "America/St_Johns"]),
)
def test_moments_of_any_zone_come_back_as_they_were(moment, length, zone):
    starts = moment.astimezone(ZoneInfo(zone))
    event = replace(COURSE, starts_at=starts, ends_at=(moment + length).astimezone(LONDON))
    back = one(feed_text([event]))
    assert back["DTSTART"].dt == moment.replace(microsecond=0)
    assert back["DTEND"].dt == (moment + length).replace(microsecond=0)


@given(WORDS, WORDS, WORDS)
@example(r"\N", r"C:\New", r"\\N;\,\n")
def test_words_come_back_and_never_begin_a_line(summary, description, location):
    event = replace(COURSE, summary=summary, description=description, location=location)
    text = feed_text([event], name=summary)
    back = one(text)
    for name, words in (("SUMMARY", summary), ("DESCRIPTION", description), ("LOCATION", location)):
        assert str(back.get(name, "")) == as_a_calendar_keeps(words)
    assert_well_formed(text)
    plain = feed_text([COURSE], name="x")
    assert names_of_lines(text) - {"DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME"} == (
        names_of_lines(plain) - {"NAME", "X-WR-CALNAME"}
    )


ODD_WORDS = [
    ODD,
    ODD * 20,
    "ŵ" * 500,
    "ا" * 500,
    "👩🏽\u200d🚒" * 100,
    "a\rb",
    "a\u2028b",
    "a\x00\x1b[2Jb",
    "\ud800",
]


@pytest.mark.parametrize("words", ODD_WORDS)
def test_odd_words_are_tamed(words):
    text = feed_text([replace(COURSE, summary=words, description=words, location=words)])
    assert_well_formed(text)
    assert str(one(text)["SUMMARY"]) == as_a_calendar_keeps(words)
    assert text.count("BEGIN:VEVENT\r\n") == 1


def as_a_calendar_keeps(words):
    """Say by other means what is left of words: one kind of line break, no control characters."""
    lines = re.split(r"\r\n|[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]", words)
    return re.sub(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ud800-\udfff]", "", "\n".join(lines))


def assert_well_formed(text):
    raw = text.encode()
    assert raw.endswith(b"\r\n")
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", raw)
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    for line in raw.split(b"\r\n"):
        line.decode()  # no character is cut in two


def names_of_lines(text):
    unfolded = text.replace("\r\n ", "")
    return {re.split("[:;]", line)[0] for line in unfolded.splitlines()}


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": ""},
        {"id": "a b"},
        {"id": "a\r\nX:1"},
        {"host": "portal.example\r\n"},
        {"host": "Portal Example"},
        {"revision": -1},
        {"url": "javascript:alert(1)"},
        {"url": "https://portal.example/\r\nX:1"},
        {"url": "https://portal.example/ŵ"},
        {"ends_at": COURSE.starts_at},
        {"ends_at": COURSE.starts_at - timedelta(hours=1)},
        {"ends_at": date(2027, 1, 13)},
        {"starts_at": date(2027, 1, 13), "ends_at": date(2027, 1, 13)},
    ],
    ids=str,
)
def test_what_no_calendar_could_read_is_refused(wrong):
    with pytest.raises(CalendarFault):
        replace(COURSE, **wrong)


@pytest.mark.parametrize("part", ["starts_at", "ends_at", "changed_at"])
def test_a_moment_without_a_zone_is_refused(part):
    with pytest.raises(NaiveMoment):
        replace(COURSE, **{part: datetime(2027, 1, 12, 11)})


@pytest.mark.parametrize(
    "address", ["", "nobody", "a@b\r\nX:1", "a@b;PARTSTAT=X", "a@b,c@d", '"a"@b', "a@b\u2028"]
)
def test_an_address_is_only_an_address(address):
    with pytest.raises(CalendarFault) as refused:
        invitation_text(COURSE, organizer="portal@portal.example", attendee=address)
    assert str(refused.value) == "the address of a calendar entry is not one"


def test_a_link_is_written_as_it_is():
    event = replace(COURSE, url="https://portal.example/courses/12/?a=1,2;b")
    assert one(feed_text([event]))["URL"] == event.url
