"""What differs between two rule sets: for which answers a step comes, or goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from portal.navigator.rules.beside import OF_A_STEP, Said, asked_beside, beside
from portal.navigator.rules.diagrams import EVERYTHING, NOTHING, Node
from portal.navigator.rules.inputs import Value
from portal.navigator.rules.placing_all import place_everywhere, primary_everywhere
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.space import Space

STEP, PRIMARY = "step", "primary"


@dataclass(frozen=True)
class Change:
    """This is a step or primary meeting that comes or goes: one case, and how many there are."""

    about: str
    code: str | None
    comes: bool
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

    What is said of a step is compared where the step is there in both.
    """

    changes: tuple[Change, ...]
    combinations: int
    changed: int
    reworded: tuple[Reworded, ...] = ()


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
    changed = space.diagrams.count(space.any_of(anywhere))
    reworded = tuple(_reworded(space, was_placed, is_placed))
    return Comparison(tuple(changes), space.diagrams.total, changed, reworded)


class _Placed:
    """This is one of the two rule sets, with its steps and primary meetings everywhere."""

    def __init__(self, space: Space, rule_set: RuleSet, day: date) -> None:
        self.space = space
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
