"""Whether promises are kept: by which steps are there, how soon they are, and in what order."""

from __future__ import annotations

from collections.abc import Iterator

from portal.navigator.rules.diagrams import EVERYTHING, NOTHING, Node
from portal.navigator.rules.placing_all import Everywhere
from portal.navigator.rules.rule import Promise, RuleSet
from portal.navigator.rules.space import Space
from portal.navigator.rules.steps import When
from portal.navigator.rules.telling_all import times_everywhere, where

# What is soon enough; other times run from something else than now.
_SOON = {When.NOW: frozenset({When.NOW}), When.TODAY: frozenset({When.NOW, When.TODAY})}


def broken(space: Space, promise: Promise, found: Everywhere) -> Node:
    """Give the combinations in which a step that is promised is missing, or one is too much."""
    diagrams = space.diagrams
    kept: Node = EVERYTHING
    if promise.any_of:
        kept = space.any_of(found.steps.get(code, NOTHING) for code in promise.any_of)
    for code in promise.all_of:
        kept = diagrams.both(kept, found.steps.get(code, NOTHING))
    for code in promise.none_of:
        kept = diagrams.without(kept, found.steps.get(code, NOTHING))
    return diagrams.without(where(space, promise.condition, found), kept)


def late(
    space: Space, rule_set: RuleSet, promise: Promise, found: Everywhere
) -> Iterator[tuple[str, Node]]:
    """Give each step of a promise with the combinations in which it is there, but too late."""
    if promise.within is None:
        return
    asked = where(space, promise.condition, found)
    for code in _asked(promise):
        there = space.diagrams.both(asked, found.steps.get(code, NOTHING))
        if there != NOTHING:
            soon = _soon(space, rule_set, rule_set.steps[code].when, found, _SOON[promise.within])
            yield code, space.diagrams.without(there, soon)


def out_of_order(rule_set: RuleSet, promise: Promise) -> Iterator[tuple[str, str]]:
    """Give each step of a promise with one that should follow it, but comes first."""
    steps = rule_set.steps
    for code in _asked(promise):
        for other in promise.before:
            if code in steps and steps[other].rank < steps[code].rank:
                yield code, other


def _asked(promise: Promise) -> tuple[str, ...]:
    return (*promise.any_of, *promise.all_of)


def _soon(
    space: Space, rule_set: RuleSet, named: str, found: Everywhere, enough: frozenset[When]
) -> Node:
    """Give where a time, or the first row that holds of the table of that name, is soon enough."""
    times = times_everywhere(space, rule_set, found, named)
    return space.any_of(node for when, node in times if When(when) in enough)
