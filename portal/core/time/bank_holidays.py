"""England's bank holidays, by rule, known without a network.

The Banking and Financial Dealings Act 1971 and custom name the days; those that a government
moved or added by proclamation stand in a table. A test compares every year with the `holidays`
package, which is too big to carry along: 43 MB in each process and a slow first page.

Where a holiday falls on a weekend both days are kept: the day itself and its substitute. Nobody
works on either, and an office that opens on Saturdays is not open on Christmas Day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

SATURDAY = 5

# One-off days, and days moved for one year: the first is left out, the second taken in.
MOVED = {
    date(1995, 5, 1): date(1995, 5, 8),  # fifty years after the war
    date(2002, 5, 27): date(2002, 6, 4),
    date(2012, 5, 28): date(2012, 6, 4),
    date(2020, 5, 4): date(2020, 5, 8),  # seventy-five years after the war
    date(2022, 5, 30): date(2022, 6, 2),
}
ADDED = {
    date(1999, 12, 31): "Millennium",
    date(2002, 6, 3): "Golden Jubilee",
    date(2011, 4, 29): "Royal wedding",
    date(2012, 6, 5): "Diamond Jubilee",
    date(2022, 6, 3): "Platinum Jubilee",
    date(2022, 9, 19): "State funeral",
    date(2023, 5, 8): "Coronation",
}


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> Mapping[date, str]:
    """Give the bank holidays of a year with their names, in order; from 1990 on."""
    found = {MOVED.get(day, day): name for day, name in _by_rule(year)}
    found |= {day: name for day, name in ADDED.items() if day.year == year}
    return MappingProxyType(dict(sorted(found.items())))


def is_bank_holiday(day: date) -> bool:
    """Say whether England has a holiday on this day."""
    return day in bank_holidays(day.year)


def easter_sunday(year: int) -> date:
    """Give Easter Sunday by the anonymous Gregorian computus."""
    golden = year % 19
    century = year // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (moon // 28) * (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def _by_rule(year: int) -> Iterator[tuple[date, str]]:
    easter = easter_sunday(year)
    yield from _with_substitutes([(date(year, 1, 1), "New Year’s Day")])
    yield easter - timedelta(days=2), "Good Friday"
    yield easter + timedelta(days=1), "Easter Monday"
    yield _first_monday(date(year, 5, 1)), "Early May bank holiday"
    yield _last_monday(date(year, 5, 31)), "Spring bank holiday"
    yield _last_monday(date(year, 8, 31)), "Summer bank holiday"
    yield from _with_substitutes(
        [(date(year, 12, 25), "Christmas Day"), (date(year, 12, 26), "Boxing Day")]
    )


def _with_substitutes(days: list[tuple[date, str]]) -> Iterator[tuple[date, str]]:
    """Give each day, and for each on a weekend the next weekday that is not taken."""
    yield from days
    taken = {day for day, _name in days}
    for day, name in days:
        if day.weekday() >= SATURDAY:
            substitute = day
            while substitute.weekday() >= SATURDAY or substitute in taken:
                substitute += timedelta(days=1)
            taken.add(substitute)
            yield substitute, f"{name} (substitute day)"


def _first_monday(first: date) -> date:
    return first + timedelta(days=-first.weekday() % 7)


def _last_monday(last: date) -> date:
    return last - timedelta(days=last.weekday())
