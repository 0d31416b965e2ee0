from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.time.bank_holidays import (
    SATURDAY,
    bank_holidays,
    easter_sunday,
    is_bank_holiday,
)

years = st.integers(1990, 2399)

# The list of GOV.UK for England and Wales, with the weekend days that a substitute stands in for.
OF_2027 = {
    date(2027, 1, 1): "New Year’s Day",
    date(2027, 3, 26): "Good Friday",
    date(2027, 3, 29): "Easter Monday",
    date(2027, 5, 3): "Early May bank holiday",
    date(2027, 5, 31): "Spring bank holiday",
    date(2027, 8, 30): "Summer bank holiday",
    date(2027, 12, 25): "Christmas Day",
    date(2027, 12, 26): "Boxing Day",
    date(2027, 12, 27): "Christmas Day (substitute day)",
    date(2027, 12, 28): "Boxing Day (substitute day)",
}


def test_the_year_2027_has_these_bank_holidays_in_order():
    assert list(bank_holidays(2027).items()) == list(OF_2027.items())


@pytest.mark.parametrize("year", range(1990, 2081))
def test_every_year_is_as_the_holidays_package_knows_it(year):
    assert list(bank_holidays(year)) == sorted(
        holidays.country_holidays("GB", subdiv="ENG", years=year)
    )


@pytest.mark.parametrize(
    ("day", "is_holiday"),
    [
        (date(2026, 12, 28), True),  # instead of Boxing Day, a Saturday
        (date(2022, 12, 27), True),  # instead of Christmas Day, a Sunday before Boxing Day
        (date(2028, 1, 3), True),  # instead of New Year's Day, a Saturday
        (date(2023, 5, 8), True),  # the coronation
        (date(2022, 9, 19), True),  # the late Queen's funeral
        (date(2020, 5, 4), False),  # moved to Friday 8 May
        (date(2020, 5, 8), True),
        (date(2027, 1, 4), False),  # a holiday in Scotland when 2 January is a Saturday
        (date(2027, 1, 2), False),
        (date(2027, 3, 17), False),  # St Patrick's Day is Northern Ireland's
        (date(2027, 8, 2), False),  # the first Monday of August is Scotland's
        (date(2027, 11, 30), False),  # St Andrew's Day
    ],
)
def test_holidays_are_those_of_england(day, is_holiday):
    assert is_bank_holiday(day) is is_holiday


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1981, date(1981, 4, 19)),  # the computus has its two exceptions in years like these
        (2008, date(2008, 3, 23)),
        (2027, date(2027, 3, 28)),
        (2038, date(2038, 4, 25)),
        (2049, date(2049, 4, 18)),
        (2076, date(2076, 4, 19)),
    ],
)
def test_easter(year, day):
    assert easter_sunday(year) == day


def test_the_list_cannot_be_changed():
    with pytest.raises(TypeError):
        bank_holidays(2027)[date(2027, 6, 1)] = "A day off"


@given(years)
def test_every_year_has_eight_days_on_which_nobody_works(year):
    weekdays = [day for day in bank_holidays(year) if day.weekday() < SATURDAY]
    assert len(weekdays) >= 8
    assert all(day.year == year for day in weekdays)


@given(years)
def test_a_holiday_lost_to_a_weekend_is_given_back_on_the_next_free_weekday(year):
    kept = bank_holidays(year)
    for day, name in kept.items():
        if day.weekday() >= SATURDAY:
            [given_back] = [other for other, said in kept.items() if said.startswith(f"{name} (")]
            between = (given_back - day).days
            free = [day + timedelta(days=n) for n in range(1, between)]
            assert given_back.weekday() < SATURDAY
            assert all(other.weekday() >= SATURDAY or other in kept for other in free)


@given(years)
def test_easter_is_a_sunday_in_spring(year):
    easter = easter_sunday(year)
    assert easter.weekday() == 6
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)
