"""What a rule set covers: which answers reach each rule, step and meeting; which inputs matter.

As in the proof, every combination of answers is asked at once. Rules that start later are looked
at on the day on which they start.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from typing import TypeVar

from portal.navigator.rules.conditions import Condition, inputs_of
from portal.navigator.rules.diagrams import NOTHING, Node
from portal.navigator.rules.inputs import INPUTS, Value
from portal.navigator.rules.placing_all import Everywhere, place_everywhere, primary_everywhere
from portal.navigator.rules.proof import days_of_change
from portal.navigator.rules.rule import Rule, RuleSet
from portal.navigator.rules.space import Space
from portal.navigator.rules.steps import meeting_of

Given = tuple[tuple[str, Value], ...]
Key = TypeVar("Key", Rule, str)


@dataclass(frozen=True)
class Reach:
    """This is where something is: one example of answers, and how many combinations there are."""

    example: Given | None
    combinations: int


@dataclass(frozen=True)
class ReachedRule:
    """This is a rule with the answers that reach it."""

    rule: Rule
    reach: Reach


@dataclass(frozen=True)
class ReachedPlace:
    """This is a step or a primary meeting, the rules that lead there, and the answers that do."""

    code: str
    rules: tuple[str, ...]
    reach: Reach


class Matter(StrEnum):
    """This says what an input has a say in."""

    STEPS = auto()
    WORDS = auto()  # cautions, gaps, times and notes alone
    NOTHING = auto()


@dataclass(frozen=True)
class Covered:
    """This is the whole: rules, steps, primary meetings and inputs, over how many combinations."""

    rules: tuple[ReachedRule, ...]
    steps: tuple[ReachedPlace, ...]
    primary: tuple[ReachedPlace, ...]
    inputs: tuple[tuple[str, Matter], ...]
    combinations: int


class _Gathered:
    """This gathers where rules match and steps are there, over the days on which rules change."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self.rules: dict[Rule, Node] = {}
        self.steps: dict[str, Node] = {}
        self.primary: dict[str, Node] = {}

    def add(self, rule_set: RuleSet, found: Everywhere) -> None:
        """Add what holds on one day."""
        for layer in found.layers:
            for rule, node in layer:
                self._join(self.rules, rule, node)
        for code, node in found.steps.items():
            self._join(self.steps, code, node)
        for chosen, node in primary_everywhere(self.space, rule_set.primary, found):
            if chosen is not None:
                self._join(self.primary, chosen, node)

    def reach(self, node: Node) -> Reach:
        """Say where a set of combinations is."""
        example = self.space.example(node)
        given = None if example is None else tuple(example.items())
        return Reach(given, self.space.diagrams.count(node))

    def _join(self, known: dict[Key, Node], key: Key, node: Node) -> None:
        known[key] = self.space.diagrams.either(known.get(key, NOTHING), node)


def cover(rule_set: RuleSet, day: date) -> Covered:
    """Say what a rule set covers from a day on."""
    space = Space(rule_set)
    gathered = _Gathered(space)
    for changes in days_of_change(rule_set, day):
        gathered.add(rule_set, place_everywhere(space, rule_set, rule_set.layers(changes)))
    return Covered(
        rules=tuple(
            ReachedRule(rule, gathered.reach(gathered.rules.get(rule, NOTHING)))
            for rule in rule_set.rules
        ),
        steps=tuple(
            ReachedPlace(code, _leading_to(rule_set, code), gathered.reach(node))
            for code, node in _in_order(rule_set, gathered.steps)
        ),
        primary=tuple(
            ReachedPlace(code, (), gathered.reach(node))
            for code, node in gathered.primary.items()
            if node != NOTHING
        ),
        inputs=tuple(_matter(rule_set, gathered)),
        combinations=space.diagrams.total,
    )


def _in_order(rule_set: RuleSet, steps: dict[str, Node]) -> Iterator[tuple[str, Node]]:
    """Give every step that a rule leads to, and every meeting, with where it is there."""
    for code in rule_set.steps:
        if meeting_of(code) or _leading_to(rule_set, code):
            yield code, steps.get(code, NOTHING)


def _leading_to(rule_set: RuleSet, code: str) -> tuple[str, ...]:
    leading = (
        rule.id
        for rule in rule_set.rules
        if code in rule.adds or code in {new for _old, new in rule.replaces}
    )
    return tuple(dict.fromkeys(leading))


def _matter(rule_set: RuleSet, gathered: _Gathered) -> Iterator[tuple[str, Matter]]:
    space = gathered.space
    deciding: set[str] = set()
    for node in (*gathered.steps.values(), *gathered.primary.values()):
        deciding |= {space.variables[at].input for at in space.diagrams.looks_at(node)}
    meaning = rule_set.words.__getitem__
    spoken = {name for row in _words_alone(rule_set) for name in inputs_of(row, meaning)}
    for name in INPUTS:
        if name in deciding:
            yield name, Matter.STEPS
        else:
            yield name, Matter.WORDS if name in spoken else Matter.NOTHING


def _words_alone(rule_set: RuleSet) -> Iterator[Condition]:
    """List the conditions of what is told beside the steps."""
    for part in (rule_set.cautions, rule_set.gaps, rule_set.others, rule_set.forms):
        yield from (row.condition for row in part)
    for table in rule_set.timing.values():
        yield from (row.condition for row in table)
    yield rule_set.mechanism_words.maybe
