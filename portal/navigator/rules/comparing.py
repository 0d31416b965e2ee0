"""What differs between two rule sets: for which answers a step comes, or goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portal.navigator.rules.diagrams import NOTHING, Node
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
class Comparison:
    """This is what differs, over how many combinations; in how many anything does."""

    changes: tuple[Change, ...]
    combinations: int
    changed: int


def compare(old: RuleSet, new: RuleSet, day: date) -> Comparison:
    """Compare two rule sets on a day, for every combination of answers."""
    space = Space(old, new)
    before, after = _everything(space, old, day), _everything(space, new, day)
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
    return Comparison(tuple(changes), space.diagrams.total, changed)


def _everything(space: Space, rule_set: RuleSet, day: date) -> dict[tuple[str, str | None], Node]:
    found = place_everywhere(space, rule_set, rule_set.layers(day))
    nodes: dict[tuple[str, str | None], Node] = {
        (STEP, code): node for code, node in found.steps.items()
    }
    for code, node in primary_everywhere(space, rule_set.primary, found):
        nodes[PRIMARY, code] = space.diagrams.either(nodes.get((PRIMARY, code), NOTHING), node)
    return nodes
