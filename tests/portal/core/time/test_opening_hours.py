from __future__ import annotations

from datetime import date

import pytest

from portal.core.time.opening_hours import (
    ALWAYS_OPEN,
    CLOSED_DAY,
    DAY_AND_NIGHT,
    BankHolidayRule,
    ExceptionDays,
    OpeningHours,
    Period,
)

OFFICE: tuple = (Period(540, 1020),)
SUNDAY: tuple = (Period(600, 840),)
WEEK = (OFFICE,) * 5 + (CLOSED_DAY, SUNDAY)
CHRISTMAS = date(2026, 12, 25)  # a Friday


def test_a_day_has_its_weekdays_plan():
    hours = OpeningHours(WEEK)

    assert hours.plan_on(date(2026, 11, 20)) == OFFICE
    assert hours.plan_on(date(2026, 11, 21)) == CLOSED_DAY
    assert hours.plan_on(date(2026, 11, 22)) == SUNDAY


@pytest.mark.parametrize(
    ("rule", "plan"),
    [
        (BankHolidayRule.CLOSED, CLOSED_DAY),
        (BankHolidayRule.AS_SUNDAY, SUNDAY),
        (BankHolidayRule.AS_USUAL, OFFICE),
        (BankHolidayRule.NOT_KNOWN, None),
    ],
)
def test_a_bank_holiday_follows_its_rule(rule, plan):
    assert OpeningHours(WEEK, rule).plan_on(CHRISTMAS) == plan


def test_an_exception_beats_the_bank_holiday_and_ends_with_its_last_day():
    hours = OpeningHours(
        WEEK,
        BankHolidayRule.CLOSED,
        (ExceptionDays(date(2026, 12, 24), CHRISTMAS, SUNDAY),),
    )

    assert hours.plan_on(date(2026, 12, 23)) == OFFICE
    assert hours.plan_on(date(2026, 12, 24)) == SUNDAY
    assert hours.plan_on(CHRISTMAS) == SUNDAY
    assert hours.plan_on(date(2026, 12, 28)) == CLOSED_DAY


def test_nothing_is_known_outside_the_time_for_which_hours_are_valid():
    hours = OpeningHours(
        WEEK,
        exceptions=(ExceptionDays(date(2026, 12, 1), date(2026, 12, 2), OFFICE),),
        valid_from=date(2026, 11, 20),
        valid_to=date(2026, 12, 1),
    )

    assert hours.plan_on(date(2026, 11, 19)) is None
    assert hours.plan_on(date(2026, 11, 20)) == OFFICE
    assert hours.plan_on(date(2026, 12, 1)) == OFFICE
    assert hours.plan_on(date(2026, 12, 2)) is None


NEVER = (CLOSED_DAY,) * 7
UNKNOWN = (None,) * 7


@pytest.mark.parametrize(
    ("hours", "is_the_same"),
    [
        (ALWAYS_OPEN, True),
        (OpeningHours((DAY_AND_NIGHT,) * 7, BankHolidayRule.AS_SUNDAY), True),
        (OpeningHours((DAY_AND_NIGHT,) * 7, BankHolidayRule.CLOSED), False),
        (OpeningHours((DAY_AND_NIGHT,) * 7, BankHolidayRule.NOT_KNOWN), False),
        (OpeningHours(NEVER, BankHolidayRule.CLOSED), True),
        (OpeningHours(NEVER, BankHolidayRule.NOT_KNOWN), False),
        (OpeningHours(UNKNOWN, BankHolidayRule.NOT_KNOWN), True),
        (OpeningHours(UNKNOWN, BankHolidayRule.CLOSED), False),
        (OpeningHours((OFFICE,) * 7, BankHolidayRule.AS_USUAL), False),
        (OpeningHours(WEEK, BankHolidayRule.AS_USUAL), False),
        (OpeningHours(NEVER, BankHolidayRule.CLOSED, valid_to=CHRISTMAS), False),
        (OpeningHours(NEVER, BankHolidayRule.CLOSED, valid_from=CHRISTMAS), False),
        (
            OpeningHours(
                NEVER, BankHolidayRule.CLOSED, (ExceptionDays(CHRISTMAS, CHRISTMAS, CLOSED_DAY),)
            ),
            False,
        ),
    ],
)
def test_hours_that_never_change_know_it(hours, is_the_same):
    assert hours.is_always_the_same is is_the_same
