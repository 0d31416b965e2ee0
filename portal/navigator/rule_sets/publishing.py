"""No rules go live that were not proved for every combination of answers, in no way at all.

Every way of publishing asks `refuse_unproven` first: the form, approval, a planned time, packs,
commands. What is refused stays a draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.utils.translation import gettext as _
from pydantic import ValidationError

from portal.core.publishing.changes import Change, ChangeKind
from portal.core.registry import PublishHandler
from portal.core.time.clock import london_day
from portal.navigator.rule_sets.exceptions import (
    CommonRulesNeeded,
    ProofFails,
    RulesUnreadable,
)
from portal.navigator.rule_sets.models import RuleSheet
from portal.navigator.rule_sets.presenters.faults import in_words as told_to_editors
from portal.navigator.rule_sets.queries import live_areas, proved_sheet
from portal.navigator.rule_sets.spec.mapping import names_twice, plain
from portal.navigator.rule_sets.spec.proving import Proved
from portal.navigator.rules.meaning import BadRules
from portal.navigator.rules.proof import Proof

MOST_TOLD = 5  # more at once helps nobody to mend them; the count of the rest is told
GONE = frozenset({ChangeKind.UNPUBLISHED, ChangeKind.DELETED})


def refuse_unproven(change: Change) -> None:
    """Refuse rules that cannot be read, or that fail their proof.

    Raises RulesUnreadable, ProofFails or NoCommonRules.
    """
    if not isinstance(change.thing, RuleSheet):
        return
    # Area and common rules are proved together, so only one of them changes at a time.
    RuleSheet.objects.shared().select_for_update().first()
    refuse_faults(change.thing, first_day(change.thing, change.now))


def first_day(row: RuleSheet, now: datetime) -> date:
    """Give the day from which a sheet is to hold."""
    planned: datetime | None = row.go_live_at
    return london_day(max(now, planned) if planned else now)


def refuse_faults(row: RuleSheet, day: date) -> None:
    """Prove a sheet with everything it is read with."""
    told = list(faults_of(row, day))
    if told:
        raise ProofFails(title=str(row), faults=listed(told))


def faults_of(row: RuleSheet, day: date) -> Iterator[str]:
    """Walk what fails, in words; common rules are proved with those of every area.

    Raises RulesUnreadable or NoCommonRules.
    """
    twice = list(names_twice(row.fields(), is_shared=row.is_shared))
    if twice:
        _refuse_unreadable(row, (_("“%(name)s” is there twice.") % {"name": n} for _k, n in twice))
    if not row.is_shared:
        yield from _in_plain_words(_proved(row, day))
        return
    try:
        plain(row.mapping(), is_shared=True)
    except ValidationError as error:
        found = error.errors(include_url=False)
        _refuse_unreadable(row, (f"{'.'.join(map(str, f['loc']))}: {f['msg']}" for f in found))
    for area in live_areas():
        for said in _in_plain_words(_proved(row, day, area)):
            yield f"{area.area_name}: {said}"


def in_words(proof: Proof) -> list[str]:
    """Say to whoever writes packs what fails, by the codes of the file."""
    return [fault.text for fault in proof.faults]


def listed(faults: Iterable[str]) -> str:
    """Put faults into one text, the first few of many."""
    every = list(faults)
    left = len(every) - MOST_TOLD
    more = [_("There are %(count)d more.") % {"count": left}] if left > 0 else []
    return " ".join([*every[:MOST_TOLD], *more])


def keep_common_rules(change: Change) -> None:
    """Refuse to take away the common rules while areas are read with them.

    Raises CommonRulesNeeded.
    """
    if isinstance(change.thing, RuleSheet) and change.thing.is_shared and change.kind in GONE:
        areas = live_areas()
        if areas:
            raise CommonRulesNeeded(areas=", ".join(area.area_name for area in areas))


def _in_plain_words(found: Proved) -> Iterator[str]:
    """Say to an editor what fails, for which answers, and what to do."""
    return (fault.text for fault in told_to_editors(found.proof, found.rule_set))


def _proved(row: RuleSheet, day: date, area: RuleSheet | None = None) -> Proved:
    try:
        return proved_sheet(row, day, area)
    except BadRules as error:
        _refuse_unreadable(row, unreadable(error))
        raise


def unreadable(error: BadRules) -> list[str]:
    """Say what cannot be read, each with its place."""
    return [f"{'.'.join(map(str, fault.place))}: {fault.reason}" for fault in error.faults]


def _refuse_unreadable(row: RuleSheet, faults: Iterable[str]) -> None:
    raise RulesUnreadable(title=str(row), faults=listed(faults))


PROVED = PublishHandler(handle=keep_common_rules, check=refuse_unproven)
