"""Whether something is open at a moment, until when, and when that would read differently.

Everything is decided in real moments, so the nights on which the clocks change need no care
here: a period that the spring night skips simply does not happen. The moments are in UTC, because
Python compares two moments of one zone by their wall times, which the autumn night repeats.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from portal.core.time.clock import ONE_DAY, at, end_of_day, london, london_day, start_of_day
from portal.core.time.opening_hours import MINUTES_OF_DAY, OpeningHours

# Further ahead than any sentence or cache reaches; every bank holiday lies within it.
HORIZON_DAYS = 400

# People count the small hours to the evening before: on Friday, "until 2 am" is enough.
MORNING = timedelta(hours=6)

# The same weekday a week later needs its date.
DAYS_WITH_A_NAME = timedelta(days=6)


class OpenState(StrEnum):
    """What can be said about a door at a moment."""

    OPEN = "open"
    CLOSED = "closed"
    NOT_KNOWN = "not-known"


class Nearness(StrEnum):
    """How much must be said about a moment so that people know which one is meant."""

    TODAY = "today"  # the time is enough
    THIS_WEEK = "this-week"  # the weekday and the time
    LATER = "later"  # the date too


@dataclass(frozen=True)
class OpenStatus:
    """This is the state of a door at a moment."""

    state: OpenState
    until: datetime | None = None  # when the state ends, if it does
    next_opens_at: datetime | None = None  # only when closed, and only when sure

    @property
    def told_at(self) -> datetime | None:
        """Give the moment that a sentence about this names, if it names one."""
        return self.until if self.state is OpenState.OPEN else self.next_opens_at


@dataclass(frozen=True)
class _Stretch:
    """This is one state without a break; without an end as far as the horizon."""

    state: OpenState
    ends_at: datetime | None


def status_at(hours: OpeningHours | None, now: datetime) -> OpenStatus:
    """Give the state at a moment; without hours nothing is known."""
    now = london(now).astimezone(UTC)
    if hours is None:
        return OpenStatus(OpenState.NOT_KNOWN)
    stretches = _stretches(hours, london_day(now))
    current = next(s for s in stretches if s.ends_at is None or s.ends_at > now)
    opens_next = False
    if current.state is OpenState.CLOSED and current.ends_at is not None:
        opens_next = next(stretches).state is OpenState.OPEN
    return OpenStatus(
        state=current.state,
        until=current.ends_at,
        next_opens_at=current.ends_at if opens_next else None,
    )


def changes_at(hours: OpeningHours | None, now: datetime) -> datetime | None:
    """Give the next moment at which a sentence about the state would read differently.

    That is the end of the state, or the midnight from which "Monday 9 am" is just "9 am".
    None means: not as far ahead as the horizon.
    """
    return reads_differently_at(status_at(hours, now), now)


def reads_differently_at(status: OpenStatus, now: datetime) -> datetime | None:
    """Give the same for a status that is known already."""
    now = london(now).astimezone(UTC)
    moments = [] if status.until is None else [status.until]
    if status.told_at is not None:
        moments += _midnights_that_matter(status.told_at)
    return min((moment for moment in moments if moment > now), default=None)


def nearness(told_at: datetime, now: datetime) -> Nearness:
    """Say how a coming moment must be named now."""
    now = london(now).astimezone(UTC)
    today_from, this_week_from = _midnights_that_matter(told_at)
    if now >= today_from:
        return Nearness.TODAY
    return Nearness.THIS_WEEK if now >= this_week_from else Nearness.LATER


def spoken_day(told_at: datetime) -> date:
    """Give the day people name with a moment: midnight ends a day, it does not begin one."""
    return (london(told_at) - timedelta.resolution).date()


def _midnights_that_matter(told_at: datetime) -> tuple[datetime, datetime]:
    """Give the midnights from which a moment is today, and is this week."""
    today_from = start_of_day((london(told_at) - MORNING).date())
    this_week_from = start_of_day(spoken_day(told_at) - DAYS_WITH_A_NAME)
    return today_from.astimezone(UTC), this_week_from.astimezone(UTC)


def _stretches(hours: OpeningHours, day: date) -> Iterator[_Stretch]:
    """Walk the states from the beginning of a day; no two neighbours are alike."""
    if hours.is_always_the_same:
        yield _Stretch(_state_all_day(hours, day), None)
        return
    state: OpenState | None = None
    ends_at: datetime | None = None
    for next_state, next_ends_at in _pieces(hours, day):
        if state is not None and next_state is not state:
            yield _Stretch(state, ends_at)
        state, ends_at = next_state, next_ends_at
    if state is not None:
        yield _Stretch(state, None)


def _state_all_day(hours: OpeningHours, day: date) -> OpenState:
    plan = hours.plan_on(day)
    if plan is None:
        return OpenState.NOT_KNOWN
    return OpenState.OPEN if plan else OpenState.CLOSED


def _pieces(hours: OpeningHours, first: date) -> Iterator[tuple[OpenState, datetime]]:
    """Walk the pieces of each day up to the horizon, without those that never happen."""
    reached = _moment(first, 0)
    for n in range(HORIZON_DAYS):
        day = first + ONE_DAY * n
        for state, end in _pieces_of_day(hours, day):
            ends_at = _moment(day, end)
            if ends_at > reached:
                yield state, ends_at
                reached = ends_at


def _pieces_of_day(hours: OpeningHours, day: date) -> Iterator[tuple[OpenState, int]]:
    """Walk one day's states with the minute at which each ends."""
    plan = hours.plan_on(day)
    between = OpenState.NOT_KNOWN if plan is None else OpenState.CLOSED
    from_yesterday = [
        (0, period.end - MINUTES_OF_DAY)
        for period in hours.plan_on(day - ONE_DAY) or ()
        if period.end > MINUTES_OF_DAY
    ]
    today = [(period.start, min(period.end, MINUTES_OF_DAY)) for period in plan or ()]
    reached = 0
    for start, end in sorted(from_yesterday + today):
        if start > reached:
            yield between, start
        if end > reached:
            yield OpenState.OPEN, end
            reached = end
    if reached < MINUTES_OF_DAY:
        yield between, MINUTES_OF_DAY


def _moment(day: date, minute: int) -> datetime:
    if minute == MINUTES_OF_DAY:
        return end_of_day(day).astimezone(UTC)
    return at(day, time(*divmod(minute, 60))).astimezone(UTC)
