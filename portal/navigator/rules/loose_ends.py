"""What a rule set names must be there, and nothing is there twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from portal.navigator.rules.deciding import ANY_HARM, CHILD, PERSON, THING
from portal.navigator.rules.entries import AreaEntry, CommonEntry
from portal.navigator.rules.inputs import HARMS
from portal.navigator.rules.meaning import Place, RuleFault
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.steps import (
    ALLOCATED_WORKER,
    EMERGENCY,
    FIRST_CONTACT,
    FRONT_DOOR,
    MEETING,
    When,
    step_for,
)

AREA, COMMON = "area", "common"
# The engine and its proof ask for these by name.
NEEDED_STEPS = (EMERGENCY, FIRST_CONTACT, FRONT_DOOR, ALLOCATED_WORKER)
NEEDED_WORDS = (PERSON, CHILD, THING, "SIG")


def loose_ends(found: RuleSet, shared: CommonEntry, own: AreaEntry) -> Iterator[RuleFault]:
    """Give the faults that show only when a rule set is put together."""
    yield from _twins(shared, own)
    yield from _missing(found, shared)
    yield from _nameless(found, own)
    yield from _strangers(found, shared, own)


def _twins(shared: CommonEntry, own: AreaEntry) -> Iterator[RuleFault]:
    ids = [rule.id for rule in shared.rules]
    yield from _twice((COMMON, "rules"), ids)
    yield from _twice((AREA, "rules"), [*ids, *(rule.id for rule in own.rules)])
    yield from _twice((COMMON, "steps"), [f"{s.class_}.{s.code}" for s in shared.steps])
    single = [step.code for step in shared.steps if step.code != MEETING]
    yield from _twice((COMMON, "steps"), single)
    yield from _twice((AREA, "meetings"), [e.code for e in (*own.meetings, *own.routes)])
    yield from _twice((AREA, "redirects"), [row.asked_for for row in own.redirects])


def _missing(found: RuleSet, shared: CommonEntry) -> Iterator[RuleFault]:
    for code in NEEDED_STEPS:
        if code not in found.steps:
            yield RuleFault((COMMON, "steps"), f"The step {code} is missing.")
    for name in NEEDED_WORDS:
        if name not in found.words:
            yield RuleFault((COMMON, "words"), f"The word {name} is missing.")
    for harm in (ANY_HARM, *HARMS):
        if harm not in shared.support:
            yield RuleFault((COMMON, "support"), f"There is no support for {harm}.")


def _nameless(found: RuleSet, own: AreaEntry) -> Iterator[RuleFault]:
    for row in own.redirects:
        for code in (row.asked_for, row.instead):
            if code is not None and code not in found.meetings and code not in found.steps:
                yield RuleFault((AREA, "redirects", row.asked_for), f"There is no group {code}.")
    for meeting in own.meetings:
        if step_for(meeting.code) not in found.steps:
            place = (AREA, "meetings", meeting.code)
            yield RuleFault(place, f"Class {meeting.class_} has no place for meetings.")


def _strangers(found: RuleSet, shared: CommonEntry, own: AreaEntry) -> Iterator[RuleFault]:
    for step in shared.steps:
        if step.when not in shared.timing and step.when not in set(When):
            yield RuleFault((COMMON, "steps", step.code), f"There is no timing {step.when}.")
    for name in own.steps:
        if name not in found.steps:
            yield RuleFault((AREA, "steps", name), f"There is no step {name}.")
    for basis in {rule.basis for rule in found.rules} - own.sources.keys():
        yield RuleFault((AREA, "sources"), f"There is no source for {basis.value}.")


def _twice(place: Place, names: Iterable[str]) -> Iterator[RuleFault]:
    for name, count in Counter(names).items():
        if count > 1:
            yield RuleFault((*place, name), f"{name} is there twice.")
