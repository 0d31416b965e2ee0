"""The space of answers, reduced to what the rules tell apart.

Two ages between which no rule makes a difference are one kind of answer; so are two sectors. An
input with many answers at once is one yes or no for each of its codes. What no rule looks at is
left out. Nothing is lost: every test gives the same for all answers of one kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from portal.navigator.rules.conditions import (
    AboutInput,
    AnyOf,
    Condition,
    Facts,
    Given,
    Include,
    Other,
    Step,
    Test,
    Word,
    tests_of,
)
from portal.navigator.rules.diagrams import EVERYTHING, NOTHING, Diagrams, Node
from portal.navigator.rules.inputs import INPUTS, NO, NOBODY, OLDEST, YES, Answers, Input, Value
from portal.navigator.rules.rule import Promise, RuleSet

Tests = Mapping[str, set[AboutInput]]


@dataclass(frozen=True)
class Kind:
    """This is answers that no rule tells apart: one of them stands for all."""

    value: Value
    like: tuple[Value, ...]


@dataclass(frozen=True)
class Variable:
    """This is an input, or one code of an input with many answers."""

    input: str
    code: str | None
    kinds: tuple[Kind, ...]


class Space:
    """This holds the kinds of answers to the inputs that rule sets look at, as diagrams."""

    def __init__(self, *rule_sets: RuleSet, besides: Iterable[Promise] = ()) -> None:
        tests = _tests(rule_sets, besides)
        meetings = {code for rule_set in rule_sets for code in rule_set.meeting_codes}
        self.variables = tuple(
            variable
            for name, wanted in INPUTS.items()
            if name in tests
            for variable in _variables(wanted, tests[name], sorted(meetings))
        )
        self._place = {(v.input, v.code): at for at, v in enumerate(self.variables)}
        self.diagrams = Diagrams([len(v.kinds) for v in self.variables])
        self._of_test: dict[AboutInput, Node] = {}

    def where(
        self, condition: Condition, words: Mapping[str, Node], steps: Mapping[str, Node]
    ) -> Node:
        """Give the combinations in which a condition holds."""
        found: Node = EVERYTHING
        for test in condition:
            if found == NOTHING:
                break
            found = self.diagrams.both(found, self._test(test, words, steps))
        return found

    def words(self, rule_set: RuleSet) -> dict[str, Node]:
        """Give the combinations in which each word is true; a word uses those before it."""
        found: dict[str, Node] = {}
        for name, condition in rule_set.words.items():
            found[name] = self.where(condition, found, {})
        return found

    def example(self, node: Node) -> dict[str, Value] | None:
        """Give one combination of a set as answers; None if there is none."""
        kinds = self.diagrams.example(node)
        if kinds is None:
            return None
        found: dict[str, Value] = {}
        for at, kind in sorted(kinds.items()):
            variable = self.variables[at]
            value = variable.kinds[kind].value
            if variable.code is None:
                found[variable.input] = value
            elif value == YES:
                codes = found.get(variable.input)
                known = codes if isinstance(codes, frozenset) else frozenset()
                found[variable.input] = known | {variable.code}
        return found

    def kinds_of(self, values: Mapping[str, Value]) -> list[int]:
        """Give the kind of each answer; every set of answers is one combination."""
        return [_kind_of(variable, values[variable.input]) for variable in self.variables]

    def _test(self, test: Test, words: Mapping[str, Node], steps: Mapping[str, Node]) -> Node:
        diagrams = self.diagrams
        if isinstance(test, Word):
            return _negated(diagrams, words[test.name], negated=test.negated)
        if isinstance(test, Step):
            there = self.any_of(steps.get(code, NOTHING) for code in test.codes)
            return _negated(diagrams, there, negated=test.negated)
        if isinstance(test, AnyOf):
            return self.any_of(self.where(row, words, steps) for row in test.rows)
        if test not in self._of_test:
            self._of_test[test] = self._about_input(test)
        return self._of_test[test]

    def any_of(self, nodes: Iterable[Node]) -> Node:
        """Give the combinations in at least one of these sets."""
        found: Node = NOTHING
        for node in nodes:
            found = self.diagrams.either(found, node)
        return found

    def _about_input(self, test: AboutInput) -> Node:
        if INPUTS[test.input].is_many:
            return self._about_codes(test)
        at = self._place[test.input, None]
        kinds = self.variables[at].kinds
        held = {k for k, kind in enumerate(kinds) if _holds(test, kind.value)}
        return self.diagrams.where(at, held)

    def _about_codes(self, test: AboutInput) -> Node:
        """Build from single codes what a test of many answers at once asks."""
        every = _codes(INPUTS[test.input])
        wanted: frozenset[str] = getattr(test, "values", frozenset())
        there = {code: self.diagrams.where(self._place[test.input, code], {1}) for code in every}
        if isinstance(test, Given):
            found = self.any_of(there.values())
        elif isinstance(test, Include):
            found = self.any_of(there[code] for code in every if code in wanted)
        elif isinstance(test, Other):
            found = self.any_of(there[code] for code in every if code not in wanted)
        else:
            found = EVERYTHING
            for code, node in there.items():
                found = self.diagrams.both(
                    found, _negated(self.diagrams, node, negated=code not in wanted)
                )
        return _negated(self.diagrams, found, negated=getattr(test, "negated", False))


def _negated(diagrams: Diagrams, node: Node, *, negated: bool) -> Node:
    return diagrams.none_of(node) if negated else node


def _kind_of(variable: Variable, value: Value) -> int:
    if variable.code is not None:
        return int(isinstance(value, frozenset) and variable.code in value)
    return next(at for at, kind in enumerate(variable.kinds) if value in kind.like)


def _holds(test: AboutInput, value: Value) -> bool:
    return test.holds(Facts(Answers({test.input: value}), {}))


def _codes(wanted: Input) -> tuple[str, ...]:
    return tuple(value for value in wanted.values if value != NOBODY)


def _variables(wanted: Input, tests: set[AboutInput], meetings: list[str]) -> Iterator[Variable]:
    if wanted.is_many:
        yes_no = (Kind(NO, (NO,)), Kind(YES, (YES,)))
        yield from (Variable(wanted.name, code, yes_no) for code in _codes(wanted))
        return
    alike: dict[tuple[bool, ...], list[Value]] = {}
    for value in _candidates(wanted, meetings):
        alike.setdefault(tuple(_holds(test, value) for test in tests), []).append(value)
    kinds = tuple(Kind(values[0], tuple(values)) for values in alike.values())
    yield Variable(wanted.name, None, kinds)


def _candidates(wanted: Input, meetings: list[str]) -> list[Value]:
    """List every value, what silence means first: examples then say as little as they can."""
    values: list[Value] = [wanted.default]
    if wanted.is_number:
        return [*values, *range(OLDEST + 1)]
    told = meetings if wanted.is_meeting else wanted.values
    return [*values, *(value for value in told if value != wanted.default)]


def _tests(rule_sets: Iterable[RuleSet], besides: Iterable[Promise]) -> Tests:
    found: dict[str, set[AboutInput]] = {}
    conditions = [promise.condition for promise in besides]
    for rule_set in rule_sets:
        conditions += rule_set.conditions()
    for condition in conditions:
        for test in tests_of(condition):
            if not isinstance(test, Word | Step | AnyOf):
                found.setdefault(test.input, set()).add(test)
    return found
