"""Which questions can still matter, given the pages before: derived from the rules.

A question matters where two answers to it, with some answers to everything that is asked beside
and after it, lead to results that differ. Where none do, nobody is asked: whatever they said, the
result would be the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from portal.navigator.referring.questions.showing import shown, space_of
from portal.navigator.rules.diagrams import EVERYTHING, NOTHING, Node
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.space import Space

Pages = Sequence[Sequence[str]]  # the inputs of each page, in the order in which they are asked


class Mattering:
    """This knows, for the rules of a day and an order of pages, where each question matters."""

    def __init__(self, rule_set: RuleSet, day: date, pages: Pages) -> None:
        self.space: Space = space_of(rule_set)
        self._shown = shown(self.space, rule_set, day)
        self._pages = pages

    def nodes(self) -> dict[str, Node]:
        """Give for each input the combinations of earlier pages in which it matters."""
        return {name: self._where(name, page) for page in self._pages for name in page}

    def _where(self, name: str, page: Sequence[str]) -> Node:
        diagrams = self.space.diagrams
        own = self._variables([name])
        at = self._pages.index(page)
        open_ones = self._variables([one for later in self._pages[at:] for one in later])
        found: Node = NOTHING
        for node in self._shown:
            for variable in own & diagrams.looks_at(node):
                told_apart = diagrams.somehow(self._differs(node, variable), open_ones)
                found = diagrams.either(found, told_apart)
                if found == EVERYTHING:
                    return found
        return found

    def _differs(self, node: Node, variable: int) -> Node:
        """Give where the answer to a variable decides whether a combination is in a set."""
        diagrams = self.space.diagrams
        silent = diagrams.given(node, variable, 0)
        return self.space.any_of(
            diagrams.either(diagrams.without(silent, other), diagrams.without(other, silent))
            for other in self._others(node, variable)
        )

    def _others(self, node: Node, variable: int) -> Iterator[Node]:
        for kind in range(1, self.space.diagrams.sizes[variable]):
            yield self.space.diagrams.given(node, variable, kind)

    def _variables(self, names: Collection[str]) -> frozenset[int]:
        every = enumerate(self.space.variables)
        return frozenset(at for at, variable in every if variable.input in names)
