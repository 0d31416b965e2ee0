"""What goes with the steps in which combinations of answers: reasons, time, form, mechanism."""

from __future__ import annotations

from collections.abc import Iterator

from portal.navigator.rules.conditions import Condition, Include
from portal.navigator.rules.deciding import ANY_HARM, MECHANISM
from portal.navigator.rules.diagrams import EVERYTHING, NOTHING, Node
from portal.navigator.rules.inputs import HARMS
from portal.navigator.rules.placing_all import Everywhere, Matching
from portal.navigator.rules.rule import Rule, RuleSet
from portal.navigator.rules.space import Space

Reasons = dict[str, dict[Rule, Node]]
Chosen = list[tuple[str | None, Node]]


def reasons_everywhere(space: Space, found: Everywhere) -> Reasons:
    """Give where each step stands for each of its rules, as the engine's placing keeps them."""
    reasons: Reasons = {}
    for layer in found.layers:
        reasons = _read(space, layer, reasons)
    return reasons


def forms_everywhere(space: Space, rule_set: RuleSet, found: Everywhere, primary: Chosen) -> Chosen:
    """Give where each form is chosen; where none is, there is no row."""
    diagrams = space.diagrams
    prevent = space.any_of(node for code, node in primary if code in rule_set.prevent)
    left: Node = EVERYTHING
    chosen: Chosen = []
    for row in rule_set.forms:
        here = diagrams.both(left, where(space, row.condition, found))
        if row.is_prevent_only:
            here = diagrams.both(here, prevent)
        codes: Chosen = [(code, found.steps.get(code, NOTHING)) for code in row.first_of]
        for code, there in codes or [(row.code, EVERYTHING)]:
            node = diagrams.both(here, there)
            chosen.append((code, node))
            here, left = diagrams.without(here, node), diagrams.without(left, node)
    return chosen


def times_everywhere(
    space: Space, rule_set: RuleSet, found: Everywhere, named: str
) -> Iterator[tuple[str, Node]]:
    """Give where each time counts: of one code, or of the rows of the table of that name."""
    left: Node = EVERYTHING
    for row in rule_set.timing.get(named, ()):
        here = space.diagrams.both(left, where(space, row.condition, found))
        left = space.diagrams.without(left, here)
        yield row.when, here
    if named not in rule_set.timing:
        yield named, EVERYTHING


def mechanism_everywhere(space: Space, rule_set: RuleSet, found: Everywhere) -> tuple[Node, Node]:
    """Give where the national referral mechanism is to be considered, and where perhaps."""
    yes = found.steps.get(MECHANISM, NOTHING)
    maybe = where(space, rule_set.mechanism_words.maybe, found)
    return yes, space.diagrams.without(maybe, yes)


def harms_everywhere(space: Space) -> dict[str, Node]:
    """Give where each kind of harm is told of, and where none is."""
    found = {harm: space.where((told_of(harm),), {}, {}) for harm in HARMS}
    return {**found, ANY_HARM: space.diagrams.none_of(space.any_of(found.values()))}


def told_of(harm: str) -> Include:
    """Give the test that asks for a kind of harm."""
    return Include("harms", frozenset({harm}))


def where(space: Space, condition: Condition, found: Everywhere) -> Node:
    """Give the combinations in which a condition holds, once the steps are known."""
    return space.where(condition, found.words, found.steps)


def _read(space: Space, layer: Matching, before: Reasons) -> Reasons:
    diagrams = space.diagrams
    gone: dict[str, Node] = {}
    for rule, node in layer:
        for code in (*rule.removes, *(old for old, _new in rule.replaces)):
            gone[code] = diagrams.either(gone.get(code, NOTHING), node)
    after = {
        code: {
            rule: diagrams.without(node, gone.get(code, NOTHING)) for rule, node in rules.items()
        }
        for code, rules in before.items()
    }
    for rule, node in layer:
        added = [(code, node) for code in rule.adds]
        for old, new in rule.replaces:
            there = space.any_of(before.get(old, {}).values())
            added.append((new, diagrams.both(node, there)))
        for code, here in added:
            rules = after.setdefault(code, {})
            rules[rule] = diagrams.either(rules.get(rule, NOTHING), here)
    return after
