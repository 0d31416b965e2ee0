"""Sets of combinations as conditions of a flow: tests of the answers given on earlier pages.

No answer counts as what silence means to the rules, so every test is written to be right for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from portal.core.flow import All, AnyOf, AtLeast, Condition, Equals, In, Not
from portal.navigator.rules.diagrams import EVERYTHING, NOTHING, Node
from portal.navigator.rules.inputs import INPUTS, OLDEST, Value
from portal.navigator.rules.space import Space, Variable


def question_of(name: str) -> str:
    """Name the question that asks for an input."""
    return name.replace("_", "-")


def condition_of(space: Space, node: Node) -> Condition | None:
    """Give the condition that holds in these combinations; None where it always does."""
    return None if node == EVERYTHING else _condition(space, node, {})


def _condition(space: Space, node: Node, known: dict[Node, Condition]) -> Condition:
    if node not in known:
        variable, branches = space.diagrams.branches(node)
        parts = []
        for branch in dict.fromkeys(branches):
            if branch != NOTHING:
                kinds = {at for at, other in enumerate(branches) if other == branch}
                test = _test(space.variables[variable], kinds)
                parts.append(
                    test if branch == EVERYTHING else _both(test, _condition(space, branch, known))
                )
        known[node] = parts[0] if len(parts) == 1 else AnyOf(tuple(parts))
    return known[node]


def _both(one: Condition, other: Condition) -> Condition:
    return All((one, *other.parts)) if isinstance(other, All) else All((one, other))


def _test(variable: Variable, kinds: set[int]) -> Condition:
    question = question_of(variable.input)
    if variable.code is not None:
        ticked = Equals(question, variable.code)
        return ticked if kinds == {1} else Not(ticked)
    inside = [value for at in sorted(kinds) for value in variable.kinds[at].like]
    wanted = INPUTS[variable.input]
    if wanted.default not in inside:
        return _is_one(question, inside, is_number=wanted.is_number)
    outside = [value for kind in variable.kinds for value in kind.like if value not in inside]
    return Not(_is_one(question, outside, is_number=wanted.is_number))


def _is_one(question: str, values: list[Value], *, is_number: bool) -> Condition:
    if not is_number:
        return In(question, tuple(str(value) for value in values))
    ranges = [
        _between(question, lowest, highest)
        for lowest, highest in _runs(sorted(value for value in values if isinstance(value, int)))
    ]
    return ranges[0] if len(ranges) == 1 else AnyOf(tuple(ranges))


def _between(question: str, lowest: int, highest: int) -> Condition:
    least = AtLeast(question, lowest)
    return least if highest == OLDEST else All((least, Not(AtLeast(question, highest + 1))))


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Give the unbroken runs of ordered numbers."""
    start = 0
    for at, number in enumerate(numbers):
        if at + 1 == len(numbers) or numbers[at + 1] != number + 1:
            yield numbers[start], number
            start = at + 1
