"""Decision diagrams: sets of combinations of answers, each set one small graph.

A rule set has more combinations of answers than can be written down one by one. A diagram holds
a set of them exactly: at each input it branches by the kinds of answer that any rule tells
apart, equal branches are stored once, and a set that holds nothing is always the same node. So
“for every combination” is an equality, and one that fails can be named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from math import prod

NOTHING, EVERYTHING = 0, 1
Node = int


class Diagrams:
    """This makes and combines diagrams over variables with so many kinds of answer each."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self.sizes = tuple(sizes)
        self._nodes: list[tuple[int, tuple[Node, ...]]] = [(len(sizes), ()), (len(sizes), ())]
        self._known: dict[tuple[int, tuple[Node, ...]], Node] = {}
        self._both: dict[tuple[Node, Node], Node] = {}
        self._not: dict[Node, Node] = {NOTHING: EVERYTHING, EVERYTHING: NOTHING}
        self._count: dict[Node, int] = {NOTHING: 0, EVERYTHING: 1}

    @property
    def total(self) -> int:
        """Count all combinations."""
        return prod(self.sizes)

    def where(self, variable: int, kinds: Collection[int]) -> Node:
        """Give the combinations in which a variable has one of these kinds of answer."""
        branches = (EVERYTHING if k in kinds else NOTHING for k in range(self.sizes[variable]))
        return self._node(variable, tuple(branches))

    def both(self, one: Node, other: Node) -> Node:
        """Give the combinations in both sets."""
        if one == other or other == EVERYTHING:
            return one
        if one == EVERYTHING:
            return other
        if NOTHING in (one, other):
            return NOTHING
        key = (one, other) if one < other else (other, one)
        found = self._both.get(key)
        if found is None:
            found = self._both[key] = self._combine(one, other)
        return found

    def none_of(self, one: Node) -> Node:
        """Give the combinations that are not in a set."""
        found = self._not.get(one)
        if found is None:
            variable, branches = self._nodes[one]
            found = self._node(variable, tuple(self.none_of(branch) for branch in branches))
            self._not[one], self._not[found] = found, one
        return found

    def either(self, one: Node, other: Node) -> Node:
        """Give the combinations in at least one of two sets."""
        return self.none_of(self.both(self.none_of(one), self.none_of(other)))

    def without(self, one: Node, other: Node) -> Node:
        """Give the combinations of the first set that are not in the second."""
        return self.both(one, self.none_of(other))

    def holds(self, one: Node, kinds: Sequence[int]) -> bool:
        """Say whether a set holds the combination of these kinds of answer."""
        while one not in (NOTHING, EVERYTHING):
            variable, branches = self._nodes[one]
            one = branches[kinds[variable]]
        return one == EVERYTHING

    def count(self, one: Node) -> int:
        """Count the combinations in a set."""
        return self._count_below(one) * prod(self.sizes[: self._nodes[one][0]])

    def example(self, one: Node) -> dict[int, int] | None:
        """Give one combination of a set: the kinds of answer that matter; None if it is empty.

        At each input the first kind that leads anywhere is taken, so examples are plain ones.
        """
        if one == NOTHING:
            return None
        found = {}
        while one != EVERYTHING:
            variable, branches = self._nodes[one]
            kind = next(k for k, branch in enumerate(branches) if branch != NOTHING)
            found[variable] = kind
            one = branches[kind]
        return found

    def given(self, one: Node, variable: int, kind: int) -> Node:
        """Give a set as it is once a variable has this kind of answer."""
        known: dict[Node, Node] = {}

        def walk(node: Node) -> Node:
            own, branches = self._nodes[node]
            if own >= variable:
                return branches[kind] if own == variable else node
            if node not in known:
                known[node] = self._node(own, tuple(walk(branch) for branch in branches))
            return known[node]

        return walk(one)

    def somehow(self, one: Node, variables: Collection[int]) -> Node:
        """Give the combinations that some answers to these variables put into a set."""
        known: dict[Node, Node] = {NOTHING: NOTHING, EVERYTHING: EVERYTHING}

        def walk(node: Node) -> Node:
            if node not in known:
                own, branches = self._nodes[node]
                below = [walk(branch) for branch in branches]
                known[node] = (
                    self._any_of(below) if own in variables else self._node(own, tuple(below))
                )
            return known[node]

        return walk(one)

    def looks_at(self, one: Node) -> frozenset[int]:
        """Name the variables on which it hangs whether a combination is in a set."""
        found: set[int] = set()
        seen = {NOTHING, EVERYTHING}
        left = [one]
        while left:
            node = left.pop()
            if node not in seen:
                seen.add(node)
                variable, branches = self._nodes[node]
                found.add(variable)
                left += branches
        return frozenset(found)

    def branches(self, one: Node) -> tuple[int, tuple[Node, ...]]:
        """Give the first variable a set looks at, with what each of its kinds leads to."""
        return self._nodes[one]

    def _any_of(self, nodes: Iterable[Node]) -> Node:
        found: Node = NOTHING
        for node in nodes:
            found = self.either(found, node)
        return found

    def _node(self, variable: int, branches: tuple[Node, ...]) -> Node:
        if branches.count(branches[0]) == len(branches):
            return branches[0]
        key = (variable, branches)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = len(self._nodes)
            self._nodes.append(key)
        return found

    def _combine(self, one: Node, other: Node) -> Node:
        variable = min(self._nodes[one][0], self._nodes[other][0])
        pairs = zip(self._branches(one, variable), self._branches(other, variable), strict=True)
        return self._node(variable, tuple(self.both(a, b) for a, b in pairs))

    def _branches(self, one: Node, variable: int) -> tuple[Node, ...]:
        own, branches = self._nodes[one]
        return branches if own == variable else (one,) * self.sizes[variable]

    def _count_below(self, one: Node) -> int:
        found = self._count.get(one)
        if found is None:
            variable, branches = self._nodes[one]
            found = self._count[one] = sum(
                self._count_below(branch) * prod(self.sizes[variable + 1 : self._nodes[branch][0]])
                for branch in branches
            )
        return found
