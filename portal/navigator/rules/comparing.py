"""What differs between two rule sets: for which answers a step comes, goes, or stands elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import combinations

from portal.navigator.rules.beside import OF_A_STEP, Said, asked_beside, beside
from portal.navigator.rules.diagrams import EVERYTHING, NOTHING, Node
from portal.navigator.rules.inputs import Value
from portal.navigator.rules.placing_all import place_everywhere, primary_everywhere
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.space import Space

STEP, PRIMARY = "step", "primary"
Passing = dict[tuple[str, str], Node]


@dataclass(frozen=True)
class Change:
    """This is a step or primary meeting that comes or goes: one case, and how many there are."""

    about: str
    code: str | None
    comes: bool
    answers: tuple[tuple[str, Value], ...]
    combinations: int


@dataclass(frozen=True)
class Moved:
    """This is a step that now comes before or after others: one case, and how many there are."""

    code: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    answers: tuple[tuple[str, Value], ...]
    combinations: int


@dataclass(frozen=True)
class Reworded:
    """This is something that is said beside the steps, or no longer: one case, and how many."""

    said: Said
    comes: bool
    answers: tuple[tuple[str, Value], ...]
    combinations: int


@dataclass(frozen=True)
class Comparison:
    """This is what differs, over how many combinations; in how many a step or meeting does.

    Where a step stands and what is said of it is compared where it is there in both.
    """

    changes: tuple[Change, ...]
    combinations: int
    changed: int
    reworded: tuple[Reworded, ...] = ()
    moved: tuple[Moved, ...] = ()


def compare(old: RuleSet, new: RuleSet, day: date) -> Comparison:
    """Compare two rule sets on a day, for every combination of answers."""
    space = Space(old, new, besides=[*asked_beside(old), *asked_beside(new)])
    was_placed, is_placed = _Placed(space, old, day), _Placed(space, new, day)
    before, after = was_placed.meetings_and_steps(), is_placed.meetings_and_steps()
    changes = []
    anywhere: list[Node] = []
    for key in [*before, *(key for key in after if key not in before)]:
        was, is_ = before.get(key, NOTHING), after.get(key, NOTHING)
        for comes, node in ((True, (is_, was)), (False, (was, is_))):
            where = space.diagrams.without(*node)
            answers = space.example(where)
            if answers is not None:
                count = space.diagrams.count(where)
                changes.append(Change(*key, comes, tuple(answers.items()), count))
                anywhere.append(where)
    passing = _passing(space, was_placed, is_placed)
    moved = tuple(_moved(space, passing))
    changed = space.diagrams.count(space.any_of([*anywhere, *passing.values()]))
    reworded = tuple(_reworded(space, was_placed, is_placed))
    return Comparison(tuple(changes), space.diagrams.total, changed, reworded, moved)


class _Placed:
    """This is one of the two rule sets, with its steps and primary meetings everywhere."""

    def __init__(self, space: Space, rule_set: RuleSet, day: date) -> None:
        self.space = space
        self.order = sorted(rule_set.steps, key=lambda code: rule_set.steps[code].rank)
        self.found = place_everywhere(space, rule_set, rule_set.layers(day))
        self.primary = primary_everywhere(space, rule_set.primary, self.found)
        self.said = beside(space, rule_set, self.found, self.primary)

    def meetings_and_steps(self) -> dict[tuple[str, str | None], Node]:
        """Give where each step is there, and where each meeting is the primary one."""
        nodes: dict[tuple[str, str | None], Node] = {
            (STEP, code): node for code, node in self.found.steps.items()
        }
        for code, node in self.primary:
            there = nodes.get((PRIMARY, code), NOTHING)
            nodes[PRIMARY, code] = self.space.diagrams.either(there, node)
        return nodes


def _passing(space: Space, before: _Placed, after: _Placed) -> Passing:
    """Give each pair of steps that stands in this order now and was the other way round."""
    shared = [code for code in after.order if code in before.order]
    place = {code: at for at, code in enumerate(before.order)}
    pairs = [pair for pair in combinations(shared, 2) if place[pair[0]] > place[pair[1]]]
    found = {}
    for pair in pairs:
        there = [each.found.steps.get(code, NOTHING) for each in (before, after) for code in pair]
        node = reduce(space.diagrams.both, there)
        if node != NOTHING:
            found[pair] = node
    return found


def _moved(space: Space, passing: Passing) -> Iterator[Moved]:
    """Tell of as few steps as will do: first of the one that changes places with most others."""
    left = passing
    while left:
        counted = Counter(code for pair in left for code in pair)
        code = max(counted, key=lambda each: counted[each])
        own = [pair for pair in left if code in pair]
        where = space.any_of([left[pair] for pair in own])
        yield Moved(
            code,
            tuple(second for first, second in own if first == code),
            tuple(first for first, second in own if second == code),
            tuple((space.example(where) or {}).items()),
            space.diagrams.count(where),
        )
        left = {pair: node for pair, node in left.items() if code not in pair}


def _reworded(space: Space, before: _Placed, after: _Placed) -> Iterator[Reworded]:
    diagrams = space.diagrams
    for said in [*before.said, *(said for said in after.said if said not in before.said)]:
        was, is_ = before.said.get(said, NOTHING), after.said.get(said, NOTHING)
        shared: Node = EVERYTHING
        if said.about in OF_A_STEP:
            there = (each.found.steps.get(said.code, NOTHING) for each in (before, after))
            shared = diagrams.both(*there)
        for comes, node in ((False, (was, is_)), (True, (is_, was))):
            where = diagrams.both(shared, diagrams.without(*node))
            answers = space.example(where)
            if answers is not None:
                yield Reworded(said, comes, tuple(answers.items()), diagrams.count(where))
