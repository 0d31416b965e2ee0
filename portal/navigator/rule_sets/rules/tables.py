"""What differs between two rule sets as they are written, whether or not a step changes by it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any

from portal.navigator.rules.rule import RuleSet


class Fate(StrEnum):
    """This says what became of an entry."""

    NEW = auto()
    CHANGED = auto()
    GONE = auto()


class Part(StrEnum):
    """This names the parts of a rule set, in the order in which they are told."""

    RULES = auto()
    STEPS = auto()
    MEETINGS = auto()
    PRIMARY = auto()
    FORMS = auto()
    OTHERS = auto()
    REDIRECTS = auto()
    CAUTIONS = auto()
    GAPS = auto()
    TIMING = auto()
    WORDS = auto()
    PROMISES = auto()
    REST = auto()


# Results follow the order of these: the first that holds, or one reason and note after another.
ORDERED = frozenset(
    {
        *(Part.RULES, Part.MEETINGS, Part.PRIMARY, Part.FORMS),
        *(Part.OTHERS, Part.REDIRECTS, Part.CAUTIONS, Part.GAPS),
    }
)
ORDER = ""  # stands for the order of all entries, where an entry's name stands


@dataclass(frozen=True)
class Rewritten:
    """This is an entry that is new, changed or gone; or the order of all that stay."""

    part: Part
    name: str
    fate: Fate


def rewritten(old: RuleSet, new: RuleSet) -> tuple[Rewritten, ...]:
    """List every entry that is written differently, in the order of the parts."""
    return tuple(
        Rewritten(part, name, fate)
        for part, entries in _ENTRIES.items()
        for name, fate in _fates(entries(old), entries(new), is_ordered=part in ORDERED)
    )


def _fates(
    old: Mapping[str, Any], new: Mapping[str, Any], *, is_ordered: bool
) -> Iterable[tuple[str, Fate]]:
    stay = [name for name in old if name in new]
    if is_ordered and stay != [name for name in new if name in old]:
        yield ORDER, Fate.CHANGED
    for name in [*old, *(name for name in new if name not in old)]:
        if name not in new:
            yield name, Fate.GONE
        elif name not in old:
            yield name, Fate.NEW
        elif old[name] != new[name]:
            yield name, Fate.CHANGED


def _by_id(rows: Iterable[Any], key: str) -> dict[str, list[Hashable]]:
    # A rule about closed doors is there once for each of them, under one name.
    found: dict[str, list[Hashable]] = {}
    for row in rows:
        found.setdefault(getattr(row, key), []).append(row)
    return found


def _others(rule_set: RuleSet) -> dict[str, list[Hashable]]:
    found: dict[str, list[Hashable]] = {}
    for row in rule_set.others:
        for code in row.meetings:
            found.setdefault(code, []).append((row.condition, row.why))
    return found


def _rest(rule_set: RuleSet) -> dict[str, Any]:
    return {name: getattr(rule_set, name) for name in _OTHERWISE}


_OTHERWISE = (
    *("first_contact", "who_may_refer", "prepare", "prepare_things", "mechanism"),
    *("mechanism_words", "prevent", "support", "sources", "levels"),
)


_ENTRIES: Mapping[Part, Callable[[RuleSet], Mapping[str, Any]]] = {
    Part.RULES: lambda rule_set: _by_id(rule_set.rules, "id"),
    # Where a step stands among all is no change of its own.
    Part.STEPS: lambda rule_set: {
        code: (kind.class_, kind.text, kind.who, kind.when) for code, kind in rule_set.steps.items()
    },
    Part.MEETINGS: lambda rule_set: rule_set.meetings,
    Part.PRIMARY: lambda rule_set: _by_id(rule_set.primary, "id"),
    Part.FORMS: lambda rule_set: _by_id(rule_set.forms, "id"),
    Part.OTHERS: _others,
    Part.REDIRECTS: lambda rule_set: _by_id(rule_set.redirects, "asked_for"),
    Part.CAUTIONS: lambda rule_set: _by_id(rule_set.cautions, "code"),
    Part.GAPS: lambda rule_set: _by_id(rule_set.gaps, "code"),
    Part.TIMING: lambda rule_set: rule_set.timing,
    Part.WORDS: lambda rule_set: rule_set.words,
    Part.PROMISES: lambda rule_set: _by_id(rule_set.promises, "id"),
    Part.REST: _rest,
}
