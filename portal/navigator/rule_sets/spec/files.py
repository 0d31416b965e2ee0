"""Rule sets as files: the text of YAML out of a mapping, and a mapping out of the text."""

from __future__ import annotations

from typing import Any

import yaml

from portal.core.packing.spec.faults import Faults
from portal.core.packing.spec.located import Located
from portal.core.packing.spec.validation import unknown_key, validate
from portal.navigator.rule_sets.spec.mapping import is_too_deep, plain, plain_scenarios
from portal.navigator.rules.entries import AreaEntry, CommonEntry
from portal.navigator.rules.inputs import INPUTS
from portal.navigator.rules.meaning import BadRules
from portal.navigator.rules.scenarios import ScenariosEntry

FILE, CASES = "navigator.yaml", "navigator_scenarios.yaml"
TOO_DEEP = "Rows of tests stand inside a row of tests once, not deeper."
WIDTH = 100


class _Dumper(yaml.SafeDumper):
    """This writes everything out: packs repeat nothing by & and *."""

    def ignore_aliases(self, data: Any) -> bool:
        """Never write a name for something that is there twice."""
        return True


def yaml_text(mapping: dict[str, Any], file: str) -> str:
    """Give the text of a file of a pack, with the line that tells editors its schema."""
    schema = file.removesuffix(".yaml")
    text = yaml.dump(mapping, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)
    return f"# yaml-language-server: $schema=../schemas/{schema}.schema.json\n{text}"


def rules_in(located: Located, faults: Faults, *, is_shared: bool) -> dict[str, Any] | None:
    """Give the plain mapping of rules, or note every fault of their form and give None."""
    if validate(CommonEntry if is_shared else AreaEntry, located, faults) is None:
        return None
    found = plain(located.data, is_shared=is_shared)
    if is_too_deep(found):
        faults.add(located.file, 1, TOO_DEEP)
        return None
    return found


def cases_in(located: Located, faults: Faults) -> dict[str, Any] | None:
    """Give the plain mapping of cases, or note every fault of their form and give None."""
    entry = validate(ScenariosEntry, located, faults)
    if entry is None:
        return None
    before = len(faults)
    for at, case in enumerate(entry.scenarios):
        for name in case.answers.keys() - INPUTS.keys():
            line = located.line(("scenarios", at, "answers", name))
            faults.add(located.file, line, unknown_key(name, list(INPUTS)))
    return plain_scenarios(located.data) if len(faults) == before else None


def told_at(
    error: BadRules, rules: Located, cases: Located | None, faults: Faults, whose: str
) -> None:
    """Note what cannot be read at its line; what is wrong elsewhere at the first."""
    for fault in error.faults:
        first, *rest = fault.place
        if first == whose:
            faults.add(rules.file, rules.line(tuple(rest)), fault.reason)
        elif first == "scenarios" and cases is not None:
            faults.add(cases.file, cases.line(fault.place), fault.reason)
        else:
            reason = f"{'.'.join(map(str, fault.place))}: {fault.reason}"
            faults.add(rules.file, rules.line(()), reason)
