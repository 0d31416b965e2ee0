"""Why a day could not be shown."""

from __future__ import annotations

from portal.core.exceptions import ExpectedFault, gettext_noop


class DayUnclear(ExpectedFault):
    """These letters name no day."""

    template = gettext_noop("Choose a day of the calendar, such as 27 March 2026.")


class DayAhead(ExpectedFault):
    """Nobody knows yet what the page will say then."""

    template = gettext_noop("This day is still to come. Choose today or an earlier day.")
