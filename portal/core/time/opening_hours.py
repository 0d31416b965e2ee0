"""Opening hours: what a week looks like, what bank holidays do to it, and the exceptions.

A period belongs to the day on which it begins, so Friday's "20:00-02:00" ends on Saturday even
where Saturday is a bank holiday. A day whose hours nobody knows is not the same as a closed day:
nothing is said about it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.core.time.bank_holidays import is_bank_holiday

MINUTES_OF_DAY = 24 * 60
SUNDAY = 6


class BankHolidayRule(StrEnum):
    """What a bank holiday does to the week."""

    CLOSED = "closed"
    AS_SUNDAY = "as-sunday"
    AS_USUAL = "as-usual"
    NOT_KNOWN = "not-known"


@dataclass(frozen=True, order=True)
class Period:
    """This is open from one minute of a day to another, which past midnight is above 1,440."""

    start: int
    end: int


# The periods of one day: none when closed, None when nobody knows.
DayPlan = tuple[Period, ...] | None

CLOSED_DAY: DayPlan = ()
DAY_AND_NIGHT: DayPlan = (Period(0, MINUTES_OF_DAY),)


@dataclass(frozen=True)
class ExceptionDays:
    """These days, the last included, have hours of their own, bank holiday or not."""

    first: date
    last: date
    plan: DayPlan


@dataclass(frozen=True)
class OpeningHours:
    """This says for every day when something is open, as far as anybody knows."""

    week: tuple[DayPlan, ...]  # Monday first
    bank_holidays: BankHolidayRule = BankHolidayRule.NOT_KNOWN
    exceptions: tuple[ExceptionDays, ...] = ()
    valid_from: date | None = None  # before this day and
    valid_to: date | None = None  # after this one, nothing is known

    def plan_on(self, day: date) -> DayPlan:
        """Give the periods that begin on this day, or None when nobody knows."""
        if not self._is_valid_on(day):
            return None
        for exception in self.exceptions:
            if exception.first <= day <= exception.last:
                return exception.plan
        if is_bank_holiday(day):
            return self._plan_on_bank_holiday(day)
        return self.week[day.weekday()]

    @property
    def is_always_the_same(self) -> bool:
        """Say whether nothing ever changes: open day and night, or never, or never known."""
        plans = {*self.week, *self._bank_holiday_plans()}
        is_bounded = self.valid_from is not None or self.valid_to is not None
        if self.exceptions or is_bounded or len(plans) > 1:
            return False
        return plans <= {DAY_AND_NIGHT, CLOSED_DAY, None}

    def _is_valid_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )

    def _plan_on_bank_holiday(self, day: date) -> DayPlan:
        match self.bank_holidays:
            case BankHolidayRule.CLOSED:
                return CLOSED_DAY
            case BankHolidayRule.AS_SUNDAY:
                return self.week[SUNDAY]
            case BankHolidayRule.AS_USUAL:
                return self.week[day.weekday()]
            case BankHolidayRule.NOT_KNOWN:
                return None

    def _bank_holiday_plans(self) -> set[DayPlan]:
        """Give what bank holidays add to the plans of the week."""
        if self.bank_holidays is BankHolidayRule.CLOSED:
            return {CLOSED_DAY}
        return {None} if self.bank_holidays is BankHolidayRule.NOT_KNOWN else set()


ALWAYS_OPEN = OpeningHours(week=(DAY_AND_NIGHT,) * 7, bank_holidays=BankHolidayRule.AS_USUAL)
