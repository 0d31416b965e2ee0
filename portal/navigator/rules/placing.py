"""Which steps are there, and which rules put them there."""

from __future__ import annotations

from collections.abc import Iterable

from portal.navigator.rules.conditions import Facts, holds
from portal.navigator.rules.rule import Layers, Rule

Placed = dict[str, list[Rule]]


def place(layers: Layers, facts: Facts) -> Placed:
    """Give the steps with the rules that added them, and let the facts know of the steps.

    Rules that ask which steps are there all see the same: what the others have left.
    """
    placed: Placed = {}
    for layer in layers.first:
        placed = _read(layer, placed, facts)
    facts.steps = frozenset(placed)
    for layer in layers.last:
        placed = _read(layer, placed, facts)
    facts.steps = frozenset(placed)
    return placed


def _read(layer: Iterable[Rule], before: Placed, facts: Facts) -> Placed:
    matching = [rule for rule in layer if holds(rule.condition, facts)]
    gone = {code for rule in matching for code in rule.removes}
    gone |= {old for rule in matching for old, _new in rule.replaces}
    after = {code: rules for code, rules in before.items() if code not in gone}
    for rule in matching:
        for code in rule.adds:
            after.setdefault(code, []).append(rule)
        for old, new in rule.replaces:
            if old in before:
                after.setdefault(new, []).append(rule)
    return after
