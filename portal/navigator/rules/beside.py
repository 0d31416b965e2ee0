"""What stands beside the steps, as it is said, in which combinations of answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto

from portal.navigator.rules.deciding import CHILD, PERSON, THING
from portal.navigator.rules.diagrams import EVERYTHING, NOTHING, Node
from portal.navigator.rules.inputs import HARMS
from portal.navigator.rules.placing_all import Everywhere
from portal.navigator.rules.rule import Meeting, Promise, RuleSet
from portal.navigator.rules.space import Space
from portal.navigator.rules.telling_all import (
    Chosen,
    forms_everywhere,
    harms_everywhere,
    mechanism_everywhere,
    reasons_everywhere,
    times_everywhere,
    told_of,
    where,
)


class About(StrEnum):
    """This names what is said: of one step, or beside all of them."""

    WORDS = auto()
    WHO = auto()
    WHEN = auto()
    WHY = auto()
    FIRST = auto()
    OTHER = auto()
    FORM = auto()
    WHO_MAY_REFER = auto()
    PREPARE = auto()
    MECHANISM = auto()
    CAUTION = auto()
    GAP = auto()
    SUPPORT = auto()


OF_A_STEP = frozenset({About.WORDS, About.WHO, About.WHEN, About.WHY})


@dataclass(frozen=True)
class Said:
    """This is one thing that is said; `code` is the step, meeting, form or harm it is about."""

    about: About
    code: str
    words: tuple[str, ...]


def asked_beside(rule_set: RuleSet) -> list[Promise]:
    """Give what decides about words alone, for a space in which it is told apart."""
    found = [note.condition for note in rule_set.cautions]
    found += [row.condition for row in rule_set.forms]
    found += [(told_of(harm),) for harm in HARMS]
    return [Promise("", "", each) for each in (*found, rule_set.mechanism_words.maybe)]


def beside(space: Space, rule_set: RuleSet, found: Everywhere, primary: Chosen) -> dict[Said, Node]:
    """Give everything a result says beside which steps there are, with where it says so."""
    told: dict[Said, Node] = {}
    for said, node in _said(space, rule_set, found, primary):
        told[said] = space.diagrams.either(told.get(said, NOTHING), node)
    return told


def _said(
    space: Space, rule_set: RuleSet, found: Everywhere, primary: Chosen
) -> Iterator[tuple[Said, Node]]:
    yield from _of_steps(space, rule_set, found)
    yield Said(About.FIRST, "", (rule_set.first_contact,)), EVERYTHING
    for row in rule_set.others:
        for code in row.meetings:
            yield Said(About.OTHER, code, (row.why,)), where(space, row.condition, found)
    for form, node in forms_everywhere(space, rule_set, found, primary):
        yield Said(About.FORM, form or "", ()), node
    for place, node in primary:
        yield from _of_meeting(space, rule_set, rule_set.meetings.get(place or ""), node, found)
    yield from _mechanism(space, rule_set, found)
    for about, notes in ((About.CAUTION, rule_set.cautions), (About.GAP, rule_set.gaps)):
        for note in notes:
            yield Said(about, "", (note.text,)), where(space, note.condition, found)
    for harm, node in harms_everywhere(space).items():
        yield Said(About.SUPPORT, harm, rule_set.support[harm]), node


def _of_steps(space: Space, rule_set: RuleSet, found: Everywhere) -> Iterator[tuple[Said, Node]]:
    both = space.diagrams.both
    reasons = reasons_everywhere(space, found)
    times: dict[str, list[tuple[str, Node]]] = {}
    for code, there in found.steps.items():
        kind = rule_set.steps[code]
        yield Said(About.WORDS, code, (kind.text,)), there
        yield Said(About.WHO, code, (kind.who,)), there
        if kind.when not in times:
            times[kind.when] = list(times_everywhere(space, rule_set, found, kind.when))
        for when, node in times[kind.when]:
            yield Said(About.WHEN, code, (when,)), both(there, node)
        for rule, node in reasons.get(code, {}).items():
            yield Said(About.WHY, code, (rule.why, rule.basis.value)), node


def _of_meeting(
    space: Space, rule_set: RuleSet, meeting: Meeting | None, node: Node, found: Everywhere
) -> Iterator[tuple[Said, Node]]:
    yield Said(About.WHO_MAY_REFER, "", (rule_set.who_refers_to(meeting),)), node
    of_person, of_thing = (rule_set.brought(meeting, is_about_person=is_) for is_ in (True, False))
    person = found.words[PERSON]
    yield Said(About.PREPARE, "", of_person), space.diagrams.both(node, person)
    yield Said(About.PREPARE, "", of_thing), space.diagrams.without(node, person)


def _mechanism(space: Space, rule_set: RuleSet, found: Everywhere) -> Iterator[tuple[Said, Node]]:
    diagrams, area, words = space.diagrams, rule_set.mechanism, rule_set.mechanism_words
    yes, maybe = mechanism_everywhere(space, rule_set, found)
    considered, child = diagrams.either(yes, maybe), found.words[CHILD]
    no = diagrams.none_of(considered)
    for consider, node in (("yes", yes), ("maybe", maybe), ("no", no)):
        yield Said(About.MECHANISM, consider, ()), node
    of_child = (area.who_submits, words.child_consent, area.tell)
    yield Said(About.MECHANISM, "", of_child), diagrams.both(considered, child)
    of_adult = (area.adult_who_submits, words.adult_consent, area.adult_tell)
    yield Said(About.MECHANISM, "", of_adult), diagrams.without(considered, child)
    yield Said(About.MECHANISM, "", (words.each_child,)), diagrams.both(no, found.words[THING])
