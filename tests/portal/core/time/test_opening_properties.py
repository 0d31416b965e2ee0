"""Opening hours against a second, slower way of asking the same question."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from portal.core.time.opening_hours import (
    BankHolidayRule,
    DayPlan,
    ExceptionDays,
    OpeningHours,
    Period,
)
from portal.core.time.opening_status import (
    HORIZON_DAYS,
    OpenState,
    changes_at,
    nearness,
    status_at,
)

LONDON = ZoneInfo("Europe/London")
MINUTE = timedelta(minutes=1)

# Around both changes of the clocks, Christmas and any day at all.
ANCHORS = [date(2027, 3, 28), date(2027, 10, 31), date(2026, 12, 26), date(2027, 6, 10)]

edges = st.integers(0, 95).map(lambda quarter: quarter * 15)


@st.composite
def moments(draw: st.DrawFn) -> datetime:
    anchor = draw(st.sampled_from(ANCHORS))
    midnight = datetime(anchor.year, anchor.month, anchor.day, tzinfo=UTC)
    return midnight + timedelta(seconds=draw(st.integers(-3 * 86400, 3 * 86400)))


@st.composite
def plans(draw: st.DrawFn) -> DayPlan:
    kind = draw(st.sampled_from(["closed", "not-known", "day-and-night", "periods", "night"]))
    if kind == "closed":
        return ()
    if kind == "not-known":
        return None
    if kind == "day-and-night":
        return (Period(0, 1440),)
    times = sorted(draw(st.sets(edges, min_size=2, max_size=4)))
    if kind == "night":
        return (Period(times[-1], times[0] + 1440),)
    return tuple(Period(a, b) for a, b in zip(times[::2], times[1::2], strict=False))


@st.composite
def opening_hours(draw: st.DrawFn) -> OpeningHours:
    exceptions: tuple[ExceptionDays, ...] = ()
    if draw(st.booleans()):
        first = draw(st.sampled_from(ANCHORS))
        last = first + timedelta(draw(st.integers(0, 2)))
        exceptions = (ExceptionDays(first, last, draw(plans())),)
    return OpeningHours(
        week=tuple(draw(plans()) for _ in range(7)),
        bank_holidays=draw(st.sampled_from(BankHolidayRule)),
        exceptions=exceptions,
        valid_to=draw(st.none() | st.sampled_from(ANCHORS)),
    )


def state_by_the_wall_clock(hours: OpeningHours, now: datetime) -> OpenState:
    """Ask the wall clock alone; in the repeated hour everything in it has happened already."""
    here = now.astimezone(LONDON)
    minute = here.hour * 60 + here.minute
    if here.fold:
        minute = 119
    today = hours.plan_on(here.date())
    yesterday = hours.plan_on(here.date() - timedelta(1))
    is_open = any(p.start <= minute < p.end for p in today or ()) or any(
        p.start <= minute + 1440 < p.end for p in yesterday or ()
    )
    if is_open:
        return OpenState.OPEN
    return OpenState.NOT_KNOWN if today is None else OpenState.CLOSED


def words(hours: OpeningHours, now: datetime) -> tuple[object, ...]:
    """Give all that a sentence is made of."""
    status = status_at(hours, now)
    told = status.told_at
    return status.state, told, told and nearness(told, now)


def between(first: datetime, end: datetime, share: float) -> datetime:
    """Give a moment from the first up to, but without, the end."""
    return first + (end - first - timedelta.resolution) * share


@given(opening_hours(), moments())
def test_the_state_is_what_the_wall_clock_says(hours, now):
    assert status_at(hours, now).state is state_by_the_wall_clock(hours, now)


@given(opening_hours(), moments())
def test_the_state_holds_until_it_ends_and_then_is_another(hours, now):
    status = status_at(hours, now)
    end = status.until

    if end is None:
        for hour in range(0, 9 * 24, 5):
            assert status_at(hours, now + timedelta(hours=hour)).state is status.state
        return
    assert now < end
    assert status_at(hours, end - timedelta(microseconds=1)).state is status.state
    assert status_at(hours, end).state is not status.state


@given(opening_hours(), moments(), st.floats(0, 1))
def test_nothing_changes_before_the_end(hours, now, share):
    status = status_at(hours, now)
    end = status.until or now + timedelta(days=3)

    assert status_at(hours, between(now, end, share)) == status


@given(opening_hours(), moments())
def test_a_promised_opening_is_kept(hours, now):
    status = status_at(hours, now)

    if status.next_opens_at is not None:
        assert status.state is OpenState.CLOSED
        assert status_at(hours, status.next_opens_at).state is OpenState.OPEN


@given(opening_hours(), moments(), st.floats(0, 1))
def test_words_hold_until_they_change_and_then_differ(hours, now, share):
    change = changes_at(hours, now)

    if change is None:
        assert status_at(hours, now).until is None
        return
    assert now < change <= now + timedelta(days=HORIZON_DAYS)
    assert words(hours, between(now, change, share)) == words(hours, now)
    assert words(hours, change) != words(hours, now)


@given(opening_hours(), moments())
def test_the_zone_of_the_question_does_not_matter(hours, now):
    for zone in (LONDON, ZoneInfo("Asia/Kolkata"), ZoneInfo("America/New_York")):
        assert status_at(hours, now.astimezone(zone)) == status_at(hours, now)
        assert changes_at(hours, now.astimezone(zone)) == changes_at(hours, now)
