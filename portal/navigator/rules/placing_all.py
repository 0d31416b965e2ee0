"""Which steps are there in which combinations of answers: the engine's placing, for all at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from portal.navigator.rules.diagrams import EVERYTHING, NOTHING, Node
from portal.navigator.rules.rule import Choice, Layers, Rule, RuleSet
from portal.navigator.rules.space import Space
from portal.navigator.rules.steps import meeting_of

Nodes = Mapping[str, Node]
Matching = list[tuple[Rule, Node]]


@dataclass(frozen=True)
class Everywhere:
    """This is where each step is there, where each rule matches, layer by layer."""

    words: Nodes
    steps: Nodes
    layers: tuple[Matching, ...]


def place_everywhere(space: Space, rule_set: RuleSet, layers: Layers) -> Everywhere:
    """Give what `place` gives, for every combination of answers."""
    words = space.words(rule_set)
    steps: Nodes = {}
    read: list[Matching] = []
    for layer in layers.first:
        read.append(_matching(space, layer, words, {}))
        steps = _read(space, read[-1], steps)
    left = steps
    for layer in layers.last:
        read.append(_matching(space, layer, words, left))
        steps = _read(space, read[-1], steps)
    return Everywhere(words, steps, tuple(read))


def primary_everywhere(
    space: Space, rows: Sequence[Choice], found: Everywhere
) -> list[tuple[str | None, Node]]:
    """Give where each primary meeting is chosen, None last."""
    left: Node = EVERYTHING
    chosen = []
    for row in rows:
        here = space.diagrams.both(left, space.where(row.condition, found.words, found.steps))
        for code, there in _choose(space, row, found.steps):
            node = space.diagrams.both(here, there)
            chosen.append((code, node))
            here = space.diagrams.without(here, node)
            left = space.diagrams.without(left, node)
    return [*chosen, (None, left)]


def _choose(space: Space, row: Choice, steps: Nodes) -> Iterator[tuple[str | None, Node]]:
    if not row.first_of:
        yield row.code, EVERYTHING
    for code in row.first_of:
        yield meeting_of(code) or code, steps.get(code, NOTHING)


def _matching(space: Space, layer: Sequence[Rule], words: Nodes, steps: Nodes) -> Matching:
    return [(rule, space.where(rule.condition, words, steps)) for rule in layer]


def _read(space: Space, matching: Matching, before: Nodes) -> Nodes:
    diagrams = space.diagrams
    after = dict(before)
    for rule, node in matching:
        for code in (*rule.removes, *(old for old, _new in rule.replaces)):
            after[code] = diagrams.without(after.get(code, NOTHING), node)
    for rule, node in matching:
        for code in rule.adds:
            after[code] = diagrams.either(after.get(code, NOTHING), node)
        for old, new in rule.replaces:
            swapped = diagrams.both(node, before.get(old, NOTHING))
            after[new] = diagrams.either(after.get(new, NOTHING), swapped)
    return after
