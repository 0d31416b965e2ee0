"""How soon, and until when: London's clock, working days and bank holidays."""

from __future__ import annotations

from datetime import datetime

from portal.core.time.working_days import due_in_working_days, due_today
from portal.navigator.rules.conditions import Facts, holds
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.steps import When

_WORKING_DAYS = {When.TWO_WORKING_DAYS: 2, When.FIVE_WORKING_DAYS: 5}


class Timing:
    """This places steps in time for one decision; each table is read once."""

    def __init__(self, rule_set: RuleSet, facts: Facts, now: datetime) -> None:
        self._tables = rule_set.timing
        self._facts = facts
        self._now = now
        self._when: dict[str, When] = {}
        self._due: dict[When, datetime | None] = {}

    def when(self, named: str) -> When:
        """Give how soon, from a code or from the table of that name."""
        found = self._when.get(named)
        if found is None:
            found = self._when[named] = self._read(named)
        return found

    def due(self, when: When) -> datetime | None:
        """Give the moment by which it is due; None where no day can be named.

        What is due now has no later moment, and 72 hours run from a return nobody has told us.
        """
        if when not in self._due:
            self._due[when] = self._reckon(when)
        return self._due[when]

    def _read(self, named: str) -> When:
        for row in self._tables.get(named, ()):
            if holds(row.condition, self._facts):
                return When(row.when)
        return When(named)

    def _reckon(self, when: When) -> datetime | None:
        if when is When.TODAY:
            return due_today(self._now)
        if when in _WORKING_DAYS:
            return due_in_working_days(self._now, _WORKING_DAYS[when])
        return None
