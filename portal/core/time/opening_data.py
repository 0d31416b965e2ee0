"""Opening hours written as plain data, as packs and the database keep them.

    always

or

    week:
      monday-thursday: ["09:00-12:30", "13:00-17:00"]
      friday: ["20:00-02:00"]          # past midnight, into Saturday
      saturday: []                     # closed
      sunday: not-known
    bank_holidays: closed              # or as-sunday, as-usual, not-known
    exceptions:
      - {from: 2026-12-24, to: 2026-12-27, hours: []}
      - {from: 2026-12-31, hours: ["09:00-12:00"]}
    valid_from: 2026-11-01
    valid_to: 2027-03-31

Every weekday is said once: a day left out would be a guess about somebody's door.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from portal.core.time import opening_faults as faults
from portal.core.time.opening_hours import (
    ALWAYS_OPEN,
    MINUTES_OF_DAY,
    BankHolidayRule,
    DayPlan,
    ExceptionDays,
    OpeningHours,
    Period,
)

ALWAYS = "always"
NOT_KNOWN = "not-known"
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PARTS = ("week", "bank_holidays", "exceptions", "valid_from", "valid_to")
EXCEPTION_PARTS = ("from", "to", "hours")

_PERIOD = re.compile(r"(\d{1,2})[:.](\d{2})\s*[-–]\s*(\d{1,2})[:.](\d{2})", re.ASCII)


def parse_opening_hours(data: object) -> OpeningHours:
    """Read opening hours; an OpeningHoursFault says what is wrong with them."""
    if data == ALWAYS:
        return ALWAYS_OPEN
    if not isinstance(data, Mapping) or not isinstance(data.get("week"), Mapping):
        raise faults.HoursNotUnderstood
    _refuse_unknown(data, PARTS)
    valid_from = _optional_day(data.get("valid_from"))
    valid_to = _optional_day(data.get("valid_to"))
    if valid_from and valid_to:
        _refuse_backwards(valid_from, valid_to)
    return OpeningHours(
        week=_week(data["week"]),
        bank_holidays=_bank_holiday_rule(data.get("bank_holidays", NOT_KNOWN)),
        exceptions=_exceptions(data.get("exceptions") or ()),
        valid_from=valid_from,
        valid_to=valid_to,
    )


def opening_hours_as_data(hours: OpeningHours) -> Any:
    """Write opening hours as plain data that JSON can hold; reading it gives the same hours."""
    if hours == ALWAYS_OPEN:
        return ALWAYS
    data: dict[str, Any] = {
        "week": {day: _plan_as_data(plan) for day, plan in zip(DAYS, hours.week, strict=True)},
        "bank_holidays": hours.bank_holidays.value,
    }
    if hours.exceptions:
        data["exceptions"] = [
            {
                "from": exception.first.isoformat(),
                "to": exception.last.isoformat(),
                "hours": _plan_as_data(exception.plan),
            }
            for exception in hours.exceptions
        ]
    for name in ("valid_from", "valid_to"):
        bound = getattr(hours, name)
        if bound is not None:
            data[name] = bound.isoformat()
    return data


def _refuse_unknown(data: Mapping[Any, Any], known: tuple[str, ...]) -> None:
    for name in data:
        if name not in known:
            raise faults.UnknownEntry(name=name, known=", ".join(known))


def _refuse_backwards(first: date, last: date) -> None:
    if last < first:
        raise faults.DatesBackwards(first=first.isoformat(), last=last.isoformat())


def _week(data: Mapping[Any, Any]) -> tuple[DayPlan, ...]:
    plans: dict[str, DayPlan] = {}
    for name, hours in data.items():
        plan = _plan(hours)
        for day in _days_named(name):
            if day in plans:
                raise faults.DayGivenTwice(day=day)
            plans[day] = plan
    for day in DAYS:
        if day not in plans:
            raise faults.DayLeftOut(day=day)
    return tuple(plans[day] for day in DAYS)


def _days_named(name: object) -> tuple[str, ...]:
    """Give the weekdays that "friday" or "monday-thursday" names."""
    first, dash, last = str(name).lower().partition("-")
    if not dash:
        last = first
    if first not in DAYS or last not in DAYS or DAYS.index(last) < DAYS.index(first):
        raise faults.UnknownDay(day=name)
    return DAYS[DAYS.index(first) : DAYS.index(last) + 1]


def _plan(data: object) -> DayPlan:
    if data == NOT_KNOWN:
        return None
    if not isinstance(data, list | tuple):
        raise faults.PeriodNotUnderstood(period=data)
    periods = sorted((_period(text), str(text)) for text in data)
    for (first, first_text), (second, second_text) in pairwise(periods):
        if second.start < first.end:
            raise faults.PeriodsOverlap(first=first_text, second=second_text)
    return tuple(period for period, _text in periods)


def _period(text: object) -> Period:
    match = _PERIOD.fullmatch(str(text).strip())
    if match is None:
        raise faults.PeriodNotUnderstood(period=text)
    from_hour, from_minute, to_hour, to_minute = map(int, match.groups())
    start, end = from_hour * 60 + from_minute, to_hour * 60 + to_minute
    if from_minute > 59 or to_minute > 59 or start >= MINUTES_OF_DAY or end > MINUTES_OF_DAY:
        raise faults.PeriodNotUnderstood(period=text)
    if start == end:
        raise faults.PeriodWithoutLength(period=text)
    return Period(start, end if end > start else end + MINUTES_OF_DAY)


def _plan_as_data(plan: DayPlan) -> str | list[str]:
    if plan is None:
        return NOT_KNOWN
    return [f"{_clock(period.start)}-{_clock(_end_on_clock(period))}" for period in plan]


def _end_on_clock(period: Period) -> int:
    is_past_midnight = period.end > MINUTES_OF_DAY
    return period.end - MINUTES_OF_DAY if is_past_midnight else period.end


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _bank_holiday_rule(data: object) -> BankHolidayRule:
    try:
        return BankHolidayRule(str(data))
    except ValueError:
        known = ", ".join(BankHolidayRule)
        raise faults.UnknownBankHolidayRule(rule=data, known=known) from None


def _exceptions(data: object) -> tuple[ExceptionDays, ...]:
    if not isinstance(data, list | tuple):
        raise faults.HoursNotUnderstood
    found = sorted(map(_exception, data), key=lambda exception: exception.first)
    for earlier, later in pairwise(found):
        if later.first <= earlier.last:
            raise faults.ExceptionsOverlap(day=later.first.isoformat())
    return tuple(found)


def _exception(data: object) -> ExceptionDays:
    if not isinstance(data, Mapping) or "hours" not in data:
        raise faults.HoursNotUnderstood
    _refuse_unknown(data, EXCEPTION_PARTS)
    first = _day(data.get("from"))
    last = _day(data.get("to", first))
    _refuse_backwards(first, last)
    return ExceptionDays(first, last, _plan(data["hours"]))


def _optional_day(data: object) -> date | None:
    return None if data is None else _day(data)


def _day(data: object) -> date:
    """Read a date; YAML brings real dates, JSON brings text."""
    if isinstance(data, date) and not isinstance(data, datetime):
        return data
    try:
        return date.fromisoformat(str(data))
    except ValueError:
        raise faults.DateNotUnderstood(value=data) from None
