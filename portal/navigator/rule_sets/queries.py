"""Which rules are live, which are drafted, and what is proved of them."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django.db.models import Q

from portal.core.models import Partnership
from portal.core.stamp import current_stamp
from portal.navigator.rule_sets.exceptions import NoAreaRules, NoCommonRules
from portal.navigator.rule_sets.models import RuleSheet
from portal.navigator.rule_sets.spec.mapping import Given
from portal.navigator.rule_sets.spec.proving import Proved, compiled, proved, read_cases
from portal.navigator.rules.meaning import BadRules
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.scenarios import Scenario

logger = logging.getLogger(__name__)
REMEMBERED = 64
Live = tuple[RuleSet, tuple[Scenario, ...]]


def rules_for(partnership: Partnership) -> RuleSet | None:
    """Give the live rules of a partnership, remembered until anything is published.

    None while it has none.
    """
    found = _live(partnership.pk, current_stamp())
    return found[0] if found else None


def scenarios_for(partnership: Partnership) -> tuple[Scenario, ...]:
    """Give the cases that belong to the live rules of a partnership."""
    found = _live(partnership.pk, current_stamp())
    return found[1] if found else ()


@lru_cache(maxsize=REMEMBERED)
def _live(partnership_pk: int, _stamp: str) -> Live | None:
    wanted = Q(partnership_id=partnership_pk) | Q(partnership__isnull=True)
    rows = RuleSheet.objects.live().filter(wanted).select_related("partnership")
    found = {row.is_shared: row for row in rows}
    if len(found) < 2:
        return None
    try:
        rule_set = compiled(found[True].mapping(), found[False].mapping())
        return rule_set, read_cases(found[False].scenario_mapping(), rule_set)
    except BadRules:  # only something from outside can have done this: publishing proves
        logger.exception("The live rules cannot be read", extra={"event": "bad-rules"})
        return None


def shared_sheet() -> RuleSheet | None:
    """Give the live rules that are common to all areas."""
    found: RuleSheet | None = RuleSheet.objects.live().shared().first()
    return found


def shared_row() -> RuleSheet | None:
    """Give the sheet of the common rules, live or not."""
    found: RuleSheet | None = RuleSheet.objects.shared().first()
    return found


def sheet_of(partnership: Partnership | None) -> RuleSheet | None:
    """Give the sheet of a partnership, or the common one; live or not."""
    rows = RuleSheet.objects.filter(partnership=partnership).select_related("partnership")
    found: RuleSheet | None = rows.first()
    return found


def live_areas() -> list[RuleSheet]:
    """List the live sheets of areas."""
    rows = RuleSheet.objects.live().local().select_related("partnership")
    return list(rows.order_by("partnership__name", "pk"))


def all_areas() -> list[RuleSheet]:
    """List the sheets of areas, live or not."""
    rows = RuleSheet.objects.local().select_related("partnership")
    return list(rows.order_by("partnership__name", "pk"))


def with_rules(partnerships: Iterable[Partnership]) -> set[int]:
    """Say which of these partnerships (by key) have live rules."""
    rows = RuleSheet.objects.live().filter(partnership__in=partnerships)
    return set(rows.values_list("partnership_id", flat=True))


def draft_of(row: RuleSheet) -> RuleSheet:
    """Give the newest draft of a sheet; a row that has none is its own."""
    found: RuleSheet = row.get_latest_revision_as_object() if row.pk else row
    return found


def draft_rules(row: RuleSheet, area: RuleSheet | None = None) -> RuleSet:
    """Compile the newest draft of a sheet, common rules with an area's (or the first area's).

    Raises BadRules, NoCommonRules or NoAreaRules.
    """
    common, own = _pair(draft_of(row), area)
    return compiled(common, own.mapping())


def draft_scenarios(row: RuleSheet, area: RuleSheet | None = None) -> tuple[Scenario, ...]:
    """Give the cases of the newest draft; those of the area where common rules are drafted."""
    common, own = _pair(draft_of(row), area)
    return read_cases(own.scenario_mapping(), compiled(common, own.mapping()))


def proved_sheet(row: RuleSheet, day: date, area: RuleSheet | None = None) -> Proved:
    """Prove a sheet as it is in hand; raises BadRules, NoCommonRules or NoAreaRules."""
    common, own = _pair(row, area)
    return proved(common, own.mapping(), own.scenario_mapping(), day)


def proved_beside(row: RuleSheet, common: RuleSheet | None, day: date) -> Proved:
    """Prove an area's sheet with these common rules; raises BadRules or NoCommonRules."""
    if common is None:
        raise NoCommonRules
    return proved(common.mapping(), row.mapping(), row.scenario_mapping(), day)


def _pair(row: RuleSheet, area: RuleSheet | None) -> tuple[Given, RuleSheet]:
    if row.is_shared:
        own = area or next(iter(live_areas()), None)
        if own is None:
            raise NoAreaRules
        return row.mapping(), own
    shared = shared_sheet()
    if shared is None:
        raise NoCommonRules
    return shared.mapping(), row
