"""What can be wrong with opening hours, each in words an editor can act on."""

from __future__ import annotations

from portal.core.exceptions import ExpectedFault, gettext_noop


class OpeningHoursFault(ExpectedFault):
    """These opening hours cannot be used as they are written."""


class HoursNotUnderstood(OpeningHoursFault):
    """This is not opening hours at all."""

    template = gettext_noop(
        "These are not opening hours. Give the hours of each weekday, or the word always."
    )


class UnknownEntry(OpeningHoursFault):
    """This entry belongs to nothing that opening hours have."""

    template = gettext_noop("“%(name)s” is not a part of opening hours. Use one of: %(known)s.")


class UnknownDay(OpeningHoursFault):
    """This is no weekday and no range of weekdays."""

    template = gettext_noop("“%(day)s” is not a day. Write monday, or monday-friday.")


class DayGivenTwice(OpeningHoursFault):
    """This weekday has hours in two places."""

    template = gettext_noop("%(day)s has its hours twice. Keep one of them.")


class DayLeftOut(OpeningHoursFault):
    """Nobody said anything about this weekday."""

    template = gettext_noop(
        "%(day)s is left out. Give its hours, an empty list when closed, or not-known."
    )


class PeriodNotUnderstood(OpeningHoursFault):
    """This is not a time to a time."""

    template = gettext_noop("“%(period)s” is not a time to a time. Write it like 09:00-17:00.")


class PeriodWithoutLength(OpeningHoursFault):
    """This period ends when it begins."""

    template = gettext_noop(
        "“%(period)s” begins and ends at the same time. For day and night write 00:00-24:00."
    )


class PeriodsOverlap(OpeningHoursFault):
    """Two periods of one day cover the same time."""

    template = gettext_noop(
        "“%(first)s” and “%(second)s” overlap. Make one period of them, or change one."
    )


class UnknownBankHolidayRule(OpeningHoursFault):
    """This says nothing about bank holidays."""

    template = gettext_noop("“%(rule)s” says nothing about bank holidays. Use one of: %(known)s.")


class DateNotUnderstood(OpeningHoursFault):
    """This is not a date."""

    template = gettext_noop("“%(value)s” is not a date. Write it like 2026-12-24.")


class DatesBackwards(OpeningHoursFault):
    """This time ends before it begins."""

    template = gettext_noop("%(last)s comes before %(first)s. Change one of the two dates.")


class ExceptionsOverlap(OpeningHoursFault):
    """Two exceptions speak of one day."""

    template = gettext_noop("%(day)s has two exceptions. Keep one of them.")
