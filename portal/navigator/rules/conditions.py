"""Conditions as data: tests of answers, of words made from them, and of steps already there.

A condition is a row of tests that must all hold; `AnyOf` holds rows of which one is enough.
Every test is total: silence has a value, and a test on an age nobody knows never holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from portal.navigator.rules.inputs import INPUTS, Answers, Value


@dataclass(frozen=True, order=True)
class Matched:
    """This is an answer that made a condition hold; not given, it is what silence means."""

    name: str
    value: str
    is_given: bool


class Facts:
    """This is what tests look at: answers, words worked out once, and the steps there are."""

    def __init__(self, answers: Answers, words: Mapping[str, Condition]) -> None:
        self.values = answers.values
        self.given = answers.given
        self.steps: frozenset[str] = frozenset()
        self._words = words
        self._known: dict[str, bool] = {}

    def word(self, name: str) -> bool:
        """Say whether a word of the rules is true of these answers."""
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = holds(self._words[name], self)
        return known

    def condition_of(self, name: str) -> Condition:
        """Give what a word means."""
        return self._words[name]


@dataclass(frozen=True)
class OneOf:
    """This holds when the answer is one of these values; negated, when it is none of them."""

    input: str
    values: frozenset[str]
    negated: bool = False

    def holds(self, facts: Facts) -> bool:
        """Say whether it holds."""
        return (facts.values[self.input] in self.values) is not self.negated


@dataclass(frozen=True)
class Include:
    """This holds when at least one of these codes is among the answers; negated, when none is."""

    input: str
    values: frozenset[str]
    negated: bool = False

    def holds(self, facts: Facts) -> bool:
        """Say whether it holds."""
        return self.values.isdisjoint(_codes(facts.values[self.input])) is self.negated


@dataclass(frozen=True)
class Other:
    """This holds when a code outside these is among the answers."""

    input: str
    values: frozenset[str]
    negated: bool = False

    def holds(self, facts: Facts) -> bool:
        """Say whether it holds."""
        return (_codes(facts.values[self.input]) <= self.values) is self.negated


@dataclass(frozen=True)
class Only:
    """This holds when exactly this code is the answer; negated, also when nothing is given."""

    input: str
    values: frozenset[str]
    negated: bool = False

    def holds(self, facts: Facts) -> bool:
        """Say whether it holds."""
        return (facts.values[self.input] == self.values) is not self.negated


@dataclass(frozen=True)
class Between:
    """This holds when a number is known and lies in a range, both ends included."""

    input: str
    lowest: int
    highest: int

    def holds(self, facts: Facts) -> bool:
        """Say whether it holds."""
        value = facts.values[self.input]
        return isinstance(value, int) and self.lowest <= value <= self.highest


@dataclass(frozen=True)
class Given:
    """This holds when there is an answer at all; negated, when there is none."""

    input: str
    negated: bool = False

    def holds(self, facts: Facts) -> bool:
        """Say whether it holds."""
        return (facts.values[self.input] not in (None, frozenset())) is not self.negated


@dataclass(frozen=True)
class Word:
    """This holds when a word of the rules is true; negated, when it is not."""

    name: str
    negated: bool = False

    def holds(self, facts: Facts) -> bool:
        """Say whether it holds."""
        return facts.word(self.name) is not self.negated


@dataclass(frozen=True)
class Step:
    """This holds when one of these steps is there; negated, when none is."""

    codes: frozenset[str]
    negated: bool = False

    def holds(self, facts: Facts) -> bool:
        """Say whether it holds."""
        return self.codes.isdisjoint(facts.steps) is self.negated


@dataclass(frozen=True)
class AnyOf:
    """This holds when at least one of its rows holds."""

    rows: tuple[Condition, ...]

    def holds(self, facts: Facts) -> bool:
        """Say whether it holds."""
        return any(holds(row, facts) for row in self.rows)


AboutInput = OneOf | Include | Other | Only | Between | Given
Test = AboutInput | Word | Step | AnyOf
Condition = tuple[Test, ...]
ALWAYS: Condition = ()


def holds(condition: Condition, facts: Facts) -> bool:
    """Say whether every test of a condition holds."""
    # A loop is twice as fast here, and this is the inside of every decision.
    for test in condition:  # noqa: SIM110 (see above)
        if not test.holds(facts):
            return False
    return True


def matched(condition: Condition, facts: Facts) -> list[Matched]:
    """List the answers that made a condition hold, each once, in the order of the inputs.

    What was not given counts where a rule asked for what silence means; that something is not
    the case is only worth saying where somebody answered so.
    """
    found = set(_matched(condition, facts))
    return sorted(found, key=lambda each: (_PLACE[each.name], each.value))


_PLACE = {name: place for place, name in enumerate(INPUTS)}


def _matched(condition: Condition, facts: Facts) -> Iterator[Matched]:
    for test in condition:
        if isinstance(test, AnyOf):
            for row in test.rows:
                if holds(row, facts):
                    yield from _matched(row, facts)
        elif isinstance(test, Word):
            if not test.negated:
                yield from _matched(facts.condition_of(test.name), facts)
            else:
                yield from _answers_behind(facts.condition_of(test.name), facts)
        elif not isinstance(test, Step):
            yield from _of_input(test, facts)


def _of_input(test: AboutInput, facts: Facts) -> Iterator[Matched]:
    value = facts.values[test.input]
    is_given = test.input in facts.given
    if not is_given and getattr(test, "negated", False):
        return
    if isinstance(test, Include) and not test.negated:
        value = _codes(value) & test.values
    elif isinstance(test, Other) and not test.negated:
        value = _codes(value) - test.values
    for each in _each(value):
        yield Matched(test.input, each, is_given)


def _answers_behind(condition: Condition, facts: Facts) -> Iterator[Matched]:
    """Give the answers a word that is not true looked at, as far as somebody gave them."""
    for name in inputs_of(condition, facts.condition_of):
        if name in facts.given:
            for each in _each(facts.values[name]):
                yield Matched(name, each, is_given=True)


def inputs_of(condition: Condition, meaning: Callable[[str], Condition]) -> Iterator[str]:
    """List the inputs a condition looks at, those behind its words with them."""
    for test in condition:
        if isinstance(test, AnyOf):
            for row in test.rows:
                yield from inputs_of(row, meaning)
        elif isinstance(test, Word):
            yield from inputs_of(meaning(test.name), meaning)
        elif not isinstance(test, Step):
            yield test.input


def tests_of(condition: Condition) -> Iterator[Test]:
    """List every test of a condition, those inside rows of `AnyOf` with them."""
    for test in condition:
        yield test
        if isinstance(test, AnyOf):
            for row in test.rows:
                yield from tests_of(row)


def looks_at_steps(condition: Condition) -> bool:
    """Say whether a condition asks which steps are there: it is read after all others."""
    return any(isinstance(test, Step) for test in tests_of(condition))


def _codes(value: Value) -> frozenset[str]:
    return value if isinstance(value, frozenset) else frozenset()


def _each(value: Value) -> Iterable[str]:
    if isinstance(value, frozenset):
        return sorted(value)
    return () if value is None else (str(value),)
