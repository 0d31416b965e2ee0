"""From entries of tests to conditions, naming every fault with its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from portal.navigator.rules.conditions import (
    AboutInput,
    AnyOf,
    Between,
    Condition,
    Given,
    Include,
    OneOf,
    Only,
    Other,
    Step,
    Test,
    Word,
    looks_at_steps,
)
from portal.navigator.rules.entries import ConditionEntry, RedirectEntry
from portal.navigator.rules.inputs import INPUTS, OLDEST, Input
from portal.navigator.rules.steps import step_for

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class RuleFault:
    """This is something in a rule set that cannot be: where, and why."""

    place: Place
    reason: str


class BadRules(ValueError):
    """These rules cannot be read; every fault is listed with its place."""

    def __init__(self, faults: Sequence[RuleFault]) -> None:
        self.faults = tuple(faults)
        lines = (f"{'.'.join(map(str, f.place))}: {f.reason}" for f in self.faults)
        super().__init__("\n".join(lines))


@dataclass
class Reader:
    """This turns entries into conditions; what they name must be there."""

    steps: Collection[str]
    meetings: Collection[str]
    redirects: Sequence[RedirectEntry] = ()
    words: dict[str, Condition] = field(default_factory=dict)
    faults: list[RuleFault] = field(default_factory=list)

    @property
    def _closed(self) -> list[str]:
        return [row.asked_for for row in self.redirects]

    def fault(self, place: Place, reason: str) -> None:
        """Note a fault."""
        self.faults.append(RuleFault(place, reason))

    def add_words(self, words: Mapping[str, Sequence[ConditionEntry]], place: Place) -> None:
        """Read words in order: each may use those before it, so that none runs in a circle."""
        for name, tests in words.items():
            if name in self.words:
                self.fault((*place, name), f"The word {name} has a meaning already.")
            self.words[name] = self.condition(tests, (*place, name))
            if looks_at_steps(self.words[name]):
                self.fault((*place, name), "A word is about answers; it cannot ask for steps.")

    def condition(self, tests: Sequence[ConditionEntry], place: Place) -> Condition:
        """Read a row of tests."""
        return tuple(self._test(test, (*place, at)) for at, test in enumerate(tests))

    def known_steps(self, codes: Collection[str], place: Place) -> tuple[str, ...]:
        """Give codes of steps as they are; note those that are not in the catalogue."""
        for code in codes:
            if code not in self.steps:
                self.fault(place, f"There is no step {code}.")
        return tuple(codes)

    def _test(self, test: ConditionEntry, place: Place) -> Test:
        name = test.word or test.not_
        if name is not None:
            if name not in self.words:
                self.fault(place, f"There is no word {name} before this.")
            return Word(name, negated=test.word is None)
        codes = test.step or test.no_step
        if codes is not None:
            return Step(frozenset(self.known_steps(codes, place)), negated=test.step is None)
        if test.any_of is not None:
            rows = enumerate(test.any_of)
            return AnyOf(tuple(self.condition(row, (*place, "any_of", at)) for at, row in rows))
        if test.asked_for_closed is not None:
            return AnyOf(tuple(asked_for_closed(code) for code in self._closed))
        return self._of_input(test, place)

    def _of_input(self, test: ConditionEntry, place: Place) -> Test:
        wanted = INPUTS.get(test.input or "")
        if wanted is None:
            self.fault(place, f"There is no input {test.input}.")
            return AnyOf(())
        kind = test.kinds[0]
        if kind not in _kinds_for(wanted):
            self.fault(place, f"This is no test for {wanted.name}.")
            return AnyOf(())
        made = _MAKE[kind](wanted.name, test)
        allowed = self.meetings if wanted.is_meeting else wanted.values
        for value in sorted(getattr(made, "values", ())):
            if value not in allowed:
                self.fault(place, f"{wanted.name} has no value {value}.")
        return made


def asked_for_closed(meeting: str) -> Condition:
    """Give the condition that a group was asked for which is not itself among the steps."""
    asked = OneOf("asked_for", frozenset({meeting}))
    return (asked, Step(frozenset({step_for(meeting)}), negated=True))


def _kinds_for(wanted: Input) -> set[str]:
    if wanted.is_number:
        return {"range", "given"}
    if wanted.is_many:
        return {"include", "include_none", "other_than", "only", "not_only", "given"}
    return {"is_", "is_not", "given"}


_MAKE: Mapping[str, Callable[[str, ConditionEntry], AboutInput]] = {
    "is_": lambda name, test: OneOf(name, frozenset(test.is_ or ())),
    "is_not": lambda name, test: OneOf(name, frozenset(test.is_not or ()), negated=True),
    "include": lambda name, test: Include(name, frozenset(test.include or ())),
    "include_none": lambda name, test: Include(
        name, frozenset(test.include_none or ()), negated=True
    ),
    "other_than": lambda name, test: Other(name, frozenset(test.other_than or ())),
    "only": lambda name, test: Only(name, frozenset({test.only or ""})),
    "not_only": lambda name, test: Only(name, frozenset({test.not_only or ""}), negated=True),
    "range": lambda name, test: Between(
        name, test.from_ or 0, OLDEST if test.to is None else test.to
    ),
    "given": lambda name, test: Given(name, negated=not test.given),
}
