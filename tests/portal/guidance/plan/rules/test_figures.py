"""Figures are worked out, compared with print, and refused in sentences."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.guidance.plan.rules.entry import faults_of
from portal.guidance.plan.rules.figures import (
    Counts,
    Printed,
    differs_from_print,
    printed_number,
    rounded,
    worked_out,
)
from portal.guidance.plan.rules.periods import Period, next_period
from portal.guidance.plan.rules.progress import Status, days_late
from portal.guidance.plan.rules.units import Frequency, Unit

YEAR = Period(date(2025, 4, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    ("unit", "counts", "figure"),
    [
        (Unit.COUNT, Counts(209), Fraction(209)),
        (Unit.PERCENT, Counts(37, 50), Fraction(74)),
        (Unit.PERCENT, Counts(53, 56), Fraction(5300, 56)),
        (Unit.PERCENT, Counts(0, 0), None),
        (Unit.PERCENT, Counts(value=Decimal(51)), Fraction(51)),
        (Unit.RATIO, Counts(105, 99), Fraction(105, 99)),
        (Unit.SCORE, Counts(value=Decimal("-0.5")), Fraction(-1, 2)),
        (Unit.YES_NO, Counts(value=Decimal(1)), Fraction(1)),
        (Unit.COUNT, Counts(), None),
    ],
)
def test_a_figure_is_worked_out(unit, counts, figure):
    assert worked_out(unit, counts) == figure


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("36%", Printed(Fraction(36), Fraction(1))),
        ("94.6 per cent", Printed(Fraction(473, 5), Fraction(1, 10))),
        ("1,234", Printed(Fraction(1234), Fraction(1))),
        ("roughly 60", Printed(Fraction(60), Fraction(1))),
        ("-0.25", Printed(Fraction(-1, 4), Fraction(1, 100))),
        ("none", None),
        ("", None),
    ],
)
def test_a_printed_number_is_read(text, printed):
    assert printed_number(text) == printed


@pytest.mark.parametrize(
    ("unit", "counts", "text", "differs"),
    [
        (Unit.PERCENT, Counts(146, 405), "36%", False),
        (Unit.PERCENT, Counts(53, 56), "95%", False),
        (Unit.PERCENT, Counts(36, 118), "31%", False),
        (Unit.PERCENT, Counts(36, 118), "30%", True),
        (Unit.PERCENT, Counts(36, 118), "30.5%", False),
        (Unit.PERCENT, Counts(36, 118), "30.6%", True),
        (Unit.PERCENT, Counts(1, 8), "12%", False),
        (Unit.PERCENT, Counts(1, 8), "13%", False),
        (Unit.COUNT, Counts(209), "209", False),
        (Unit.COUNT, Counts(209), "208", True),
        (Unit.COUNT, Counts(209), "", False),
        (Unit.PERCENT, Counts(0, 0), "0%", False),
        (Unit.PERCENT, Counts(value=Decimal(51)), "52%", False),
        (Unit.RATIO, Counts(60, 8), "7.5", False),
        (Unit.RATIO, Counts(60, 8), "7.6", True),
    ],
)
def test_counts_are_compared_with_print_within_its_rounding(unit, counts, text, differs):
    assert differs_from_print(unit, counts, text) is differs


@given(st.integers(1, 500), st.integers(0, 500), st.integers(0, 2))
def test_what_is_rounded_from_counts_never_differs(whole, extra, decimals):
    counts = Counts(whole, whole + extra)
    figure = worked_out(Unit.PERCENT, counts)
    assert not differs_from_print(Unit.PERCENT, counts, f"{rounded(figure, decimals)}%")


@pytest.mark.parametrize(
    ("figure", "decimals", "shown"),
    [
        (Fraction(1, 2), 0, "1"), (Fraction(-1, 2), 0, "-1"), (Fraction(305, 10), 0, "31"),
        (Fraction(3051, 100), 1, "30.5"), (Fraction(2, 3), 2, "0.67"), (Fraction(0), 1, "0.0"),
    ],
)  # fmt: skip
def test_a_half_goes_away_from_nought(figure, decimals, shown):
    assert str(rounded(figure, decimals)) == shown


@pytest.mark.parametrize(
    ("unit", "counts", "fields"),
    [
        (Unit.COUNT, Counts(3), []),
        (Unit.COUNT, Counts(), ["numerator"]),
        (Unit.COUNT, Counts(-1), ["numerator"]),
        (Unit.COUNT, Counts(3, 4), ["denominator"]),
        (Unit.COUNT, Counts(3, None, Decimal(1)), ["value"]),
        (Unit.PERCENT, Counts(3, 4), []),
        (Unit.PERCENT, Counts(5, 4), ["numerator"]),
        (Unit.PERCENT, Counts(5), ["denominator"]),
        (Unit.PERCENT, Counts(), ["numerator"]),
        (Unit.PERCENT, Counts(3, 4, Decimal(75)), ["value"]),
        (Unit.PERCENT, Counts(None, 4, Decimal(75)), []),
        (Unit.PERCENT, Counts(value=Decimal(101)), ["value"]),
        (Unit.PERCENT, Counts(value=Decimal(-1)), ["value"]),
        (Unit.PERCENT, Counts(0, -1), ["denominator", "numerator"]),
        (Unit.RATIO, Counts(105, 99), []),
        (Unit.RATIO, Counts(1, 0), ["denominator"]),
        (Unit.RATIO, Counts(value=Decimal(-1)), ["value"]),
        (Unit.SCORE, Counts(value=Decimal("-1.5")), []),
        (Unit.SCORE, Counts(None, 12, Decimal(3)), []),
        (Unit.SCORE, Counts(3), ["value", "numerator"]),
        (Unit.YES_NO, Counts(value=Decimal(1)), []),
        (Unit.YES_NO, Counts(value=Decimal(2)), ["value"]),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(unit, counts, fields):
    assert [fault.field for fault in faults_of(unit, YEAR, counts)] == fields


def test_a_period_does_not_end_before_it_begins():
    (fault,) = faults_of(Unit.COUNT, Period(YEAR.end, YEAR.start), Counts(5))
    assert (fault.field, fault.template) == (
        "end", "The last day is before the first. Change one of them.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("frequency", "last", "proposed"),
    [
        (Frequency.YEAR, YEAR, (date(2026, 4, 1), date(2027, 3, 31))),
        (Frequency.QUARTER, (date(2026, 1, 1), date(2026, 3, 31)),
         (date(2026, 4, 1), date(2026, 6, 30))),
        (Frequency.MONTH, (date(2026, 1, 1), date(2026, 1, 31)),
         (date(2026, 2, 1), date(2026, 2, 28))),
        (Frequency.MONTH, (date(2027, 12, 1), date(2027, 12, 31)),
         (date(2028, 1, 1), date(2028, 1, 31))),
        (Frequency.YEAR, None, (date(2025, 4, 1), date(2026, 3, 31))),
        (Frequency.QUARTER, None, (date(2026, 7, 1), date(2026, 9, 30))),
        (Frequency.MONTH, None, (date(2026, 10, 1), date(2026, 10, 31))),
    ],
)  # fmt: skip
def test_the_next_period_is_proposed(frequency, last, proposed):
    before = Period(*last) if isinstance(last, tuple) else last
    assert next_period(frequency, before, date(2026, 11, 20)) == Period(*proposed)


@given(st.sampled_from(Frequency), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_proposed_periods_follow_each_other_without_a_gap(frequency, today):
    first = next_period(frequency, None, today)
    second = next_period(frequency, first, today)
    assert first.end < today
    assert first.start < first.end
    assert (second.start - first.end).days == 1
    assert first.start.day == second.start.day == 1
    assert today < second.end or today == second.start or second.end >= today


@pytest.mark.parametrize(
    ("status", "due", "late"),
    [
        (Status.UNDER_WAY, date(2026, 9, 30), 51), (Status.UNDER_WAY, date(2026, 11, 20), 0),
        (Status.UNDER_WAY, date(2026, 11, 19), 1), (Status.NOT_STARTED, date(2026, 11, 19), 1),
        (Status.DELAYED, date(2026, 11, 19), 1), (Status.NOT_KNOWN, date(2026, 11, 19), 1),
        (Status.DONE, date(2025, 1, 1), 0), (Status.STOPPED, date(2025, 1, 1), 0),
        (Status.UNDER_WAY, None, 0), (Status.UNDER_WAY, date(2027, 1, 1), 0),
    ],
)  # fmt: skip
def test_an_open_action_is_late_from_the_day_after_it_was_due(status, due, late):
    assert days_late(status, due, date(2026, 11, 20)) == late
