"""From the text of files to what a draft takes: every fault is told with its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from portal.core.models import Partnership
from portal.core.packing.spec.faults import Faults
from portal.core.packing.spec.located import Located, read_yaml
from portal.navigator.rule_sets.exceptions import FileUnusable, NoCommonRules
from portal.navigator.rule_sets.queries import live_areas, shared_sheet, sheet_of
from portal.navigator.rule_sets.spec.files import CASES, FILE, cases_in, rules_in, told_at
from portal.navigator.rule_sets.spec.mapping import Given
from portal.navigator.rule_sets.spec.proving import compiled, read_cases
from portal.navigator.rules.loose_ends import AREA, COMMON
from portal.navigator.rules.meaning import BadRules


@dataclass(frozen=True)
class Usable:
    """These are rules that can be read, and cases where a file has them."""

    rules: dict[str, Any]
    cases: dict[str, Any] | None


def read_files(rules: str, cases: str | None, partnership: Partnership | None) -> Usable:
    """Read the files of a pack for a partnership; for none they are the common rules.

    Raises FileUnusable with every fault, or NoCommonRules.
    """
    faults = Faults()
    located = read_yaml(rules, FILE, faults)
    said = rules_in(located, faults, is_shared=partnership is None) if located else None
    places = read_yaml(cases, CASES, faults) if cases else None
    told = cases_in(places, faults) if places else None
    if located is not None and said is not None and not len(faults):
        _read_together(located, said, places, told, partnership, faults)
    if len(faults) or said is None:
        raise FileUnusable(faults=" ".join(str(fault) for fault in faults))
    return Usable(said, told)


def _read_together(
    located: Located,
    said: Given,
    places: Located | None,
    told: Given | None,
    partnership: Partnership | None,
    faults: Faults,
) -> None:
    """Read an area's rules with the live common ones, or common ones with every live area's."""
    if partnership is not None and said["code"] != partnership.code:
        reason = f"These are the rules of {said['code']}, not of {partnership.code}."
        faults.add(located.file, located.line(("code",)), reason)
    for common, area, whose, cases in _pairs(said, told, partnership):
        try:
            read_cases(cases, compiled(common, area))
        except BadRules as error:
            told_at(error, located, places, faults, whose)


def _pairs(
    said: Given, told: Given | None, partnership: Partnership | None
) -> Iterable[tuple[Given, Given, str, Given]]:
    if partnership is None:
        for row in live_areas():
            yield said, row.mapping(), COMMON, row.scenario_mapping()
        return
    shared = shared_sheet()
    if shared is None:
        raise NoCommonRules
    own = sheet_of(partnership)
    kept = own.scenario_mapping() if own else {"scenarios": []}
    yield shared.mapping(), said, AREA, kept if told is None else told
