"""Proof of a rule set: for every combination of answers, not for samples of them.

What must hold is asked of diagrams that hold every combination at once; where it does not hold,
one combination is named and all are counted. Three things hold whatever a pack says: there is a
first contact, danger comes first, and significant harm finds a statutory route.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from portal.navigator.rules.conditions import OneOf, Word
from portal.navigator.rules.diagrams import NOTHING, Node
from portal.navigator.rules.inputs import YES, Value
from portal.navigator.rules.placing_all import (
    Everywhere,
    Matching,
    place_everywhere,
    primary_everywhere,
)
from portal.navigator.rules.promising import broken, late, out_of_order
from portal.navigator.rules.rule import Promise, Rule, RuleSet
from portal.navigator.rules.scenarios import Scenario, differences, moment_of
from portal.navigator.rules.space import Space
from portal.navigator.rules.steps import (
    ALLOCATED_WORKER,
    EMERGENCY,
    FIRST_CONTACT,
    FRONT_DOOR,
    meeting_of,
    step_for,
)

FLOOR = (
    Promise("first-contact", "There is always a first contact.", (), all_of=(FIRST_CONTACT,)),
    Promise(
        "danger-first",
        "In immediate danger the first step is the emergency call.",
        (OneOf("immediate_danger", frozenset({YES})),),
        all_of=(EMERGENCY,),
    ),
    Promise(
        "statutory-route",
        "Significant harm finds a statutory route.",
        (Word("SIG"),),
        any_of=(FRONT_DOOR, ALLOCATED_WORKER),
    ),
)


@dataclass(frozen=True)
class ProofFault:
    """This is what does not hold: a template with its parts, one case, and how many there are."""

    code: str
    template: str
    parts: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, Value], ...] | None = None
    combinations: int = 0

    @property
    def text(self) -> str:
        """Say it in English; who translates takes the template and the parts."""
        said = self.template % dict(self.parts)
        return said if self.answers is None else f"{said} {self.case}"

    @property
    def case(self) -> str:
        """Name the answers of one case in which it does not hold."""
        return "; ".join(f"{name}: {_in_words(value)}" for name, value in self.answers or ())


@dataclass(frozen=True)
class Proof:
    """This is what was proved about a rule set: over how many combinations, and what fails."""

    combinations: int
    rules: int
    scenarios: int
    faults: tuple[ProofFault, ...]

    @property
    def holds(self) -> bool:
        """Say whether nothing fails."""
        return not self.faults


def prove(rule_set: RuleSet, scenarios: Sequence[Scenario], day: date) -> Proof:
    """Prove a rule set from a day on: as it is then, and after each later change of its rules."""
    space = Space(rule_set, besides=FLOOR)
    faults: dict[ProofFault, None] = {}
    reached: set[Rule] = set()
    for changes in days_of_change(rule_set, day):
        found = place_everywhere(space, rule_set, rule_set.layers(changes))
        reached |= set(_reached(space, found))
        faults |= dict.fromkeys(_faults(space, rule_set, found))
    live = {rule for changes in days_of_change(rule_set, day) for rule in _live(rule_set, changes)}
    faults |= dict.fromkeys(_unreached(rule for rule in rule_set.rules if rule in live - reached))
    faults |= dict.fromkeys(_order(rule_set))
    faults |= dict.fromkeys(_scenario_faults(rule_set, scenarios, day))
    total = space.diagrams.total
    return Proof(total, len(rule_set.rules), len(scenarios), tuple(faults))


def days_of_change(rule_set: RuleSet, day: date) -> list[date]:
    """List the day and every later one on which a rule starts or has ended."""
    starts = {rule.starts for rule in rule_set.rules if rule.starts}
    ends = {rule.ends + timedelta(days=1) for rule in rule_set.rules if rule.ends}
    return sorted({day, *(change for change in starts | ends if change > day)})


def _live(rule_set: RuleSet, day: date) -> list[Rule]:
    return [rule for rule in rule_set.rules if rule.is_in_force(day)]


def _faults(space: Space, rule_set: RuleSet, found: Everywhere) -> Iterator[ProofFault]:
    for promise in (*FLOOR, *rule_set.promises):
        yield from _promise_faults(space, rule_set, promise, found)
    for layer in found.layers:
        yield from _contradictions(space, layer)
    yield from _primary_faults(space, rule_set, found)


def _promise_faults(
    space: Space, rule_set: RuleSet, promise: Promise, found: Everywhere
) -> Iterator[ProofFault]:
    parts = {"promise": promise.text}
    template = "%(promise)s This does not hold here:"
    yield from _fault(space, promise.id, template, parts, broken(space, promise, found))
    template = "%(promise)s But the step %(step)s comes too late here:"
    for code, node in late(space, rule_set, promise, found):
        yield from _fault(space, promise.id, template, {**parts, "step": code}, node)
    template = "%(promise)s But the step %(step)s comes after the step %(other)s."
    for code, other in out_of_order(rule_set, promise):
        told = {**parts, "step": code, "other": other}
        yield ProofFault(promise.id, template, tuple(told.items()))


def _contradictions(space: Space, layer: Matching) -> Iterator[ProofFault]:
    """Find steps that rules of equal right both add and take away."""
    template = "The rule %(one)s adds the step %(step)s and the rule %(other)s takes it away:"
    for one, adding in layer:
        for other, removing in layer:
            gone = {*other.removes, *(old for old, _new in other.replaces)}
            for step in sorted(gone & {*one.adds, *(new for _old, new in one.replaces)}):
                parts = {"one": one.id, "step": step, "other": other.id}
                both = space.diagrams.both(adding, removing)
                yield from _fault(space, "contradiction", template, parts, both)


def _primary_faults(space: Space, rule_set: RuleSet, found: Everywhere) -> Iterator[ProofFault]:
    diagrams = space.diagrams
    meetings = [code for code in found.steps if meeting_of(code)]
    some = space.any_of(found.steps[code] for code in meetings)
    for code, node in primary_everywhere(space, rule_set.primary, found):
        if code is None:
            template = "There is a step to a meeting, but no primary meeting:"
            yield from _fault(space, "no-primary", template, {}, diagrams.both(node, some))
        elif step_for(code) in rule_set.steps:
            alone = diagrams.without(node, found.steps.get(step_for(code), NOTHING))
            template = "%(meeting)s is the primary meeting, but no step leads there:"
            yield from _fault(space, "primary-without-step", template, {"meeting": code}, alone)
    listed = [code for row in rule_set.primary for code in row.first_of]
    for code in sorted({code for code in listed if listed.count(code) > 1}):
        template = "%(meeting)s stands twice among the primary meetings."
        yield ProofFault("two-places", template, (("meeting", code),))


def _reached(space: Space, found: Everywhere) -> Iterator[Rule]:
    for layer in found.layers:
        yield from (rule for rule, node in layer if node != NOTHING)


def _unreached(rules: Iterator[Rule]) -> Iterator[ProofFault]:
    for rule in rules:
        yield ProofFault(
            "unreached", "No answers ever reach the rule %(rule)s.", (("rule", rule.id),)
        )


def _order(rule_set: RuleSet) -> Iterator[ProofFault]:
    if any(kind.rank < rule_set.steps[EMERGENCY].rank for kind in rule_set.steps.values()):
        yield ProofFault("danger-first", "The emergency call is not the first of all steps.", ())


def _scenario_faults(
    rule_set: RuleSet, scenarios: Sequence[Scenario], day: date
) -> Iterator[ProofFault]:
    for found in differences(rule_set, scenarios, moment_of(day)):
        yield ProofFault(
            "scenario",
            "Scenario %(scenario)s, %(about)s: expected %(expected)s, found %(found)s.",
            (
                ("scenario", found.scenario),
                ("about", found.about),
                ("expected", found.expected),
                ("found", found.found),
            ),
        )


def _fault(
    space: Space, code: str, template: str, parts: dict[str, str], where: Node
) -> Iterator[ProofFault]:
    answers = space.example(where)
    if answers is not None:
        count = space.diagrams.count(where)
        yield ProofFault(code, template, tuple(parts.items()), tuple(answers.items()), count)


def _in_words(value: Value | Collection[str]) -> str:
    if isinstance(value, frozenset):
        return ", ".join(sorted(value))
    return "not known" if value is None else str(value)
