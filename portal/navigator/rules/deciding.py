"""Decide: any answers, complete or not, give one ordered list of steps and what goes with them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from portal.core.time.clock import london_day
from portal.navigator.rules import choosing
from portal.navigator.rules.conditions import Facts, holds, matched
from portal.navigator.rules.decision import (
    Because,
    Coded,
    DecidedStep,
    Decision,
    Mechanism,
    NotAccepting,
    Timed,
)
from portal.navigator.rules.inputs import HARMS, Answers
from portal.navigator.rules.placing import Placed, place
from portal.navigator.rules.rule import Note, Rule, RuleSet
from portal.navigator.rules.steps import EMERGENCY, FIRST_CONTACT, STRENGTH, StepClass
from portal.navigator.rules.timing import Timing

PERSON, CHILD, THING, MECHANISM = "PERSON", "CHILD", "THING", "NRM"
ANY_HARM = "any"


def decide(rule_set: RuleSet, answers: Answers, now: datetime) -> Decision:
    """Give what to do about these answers; a moment among them counts before `now`."""
    moment = answers.now or now
    facts = Facts(answers, rule_set.words)
    placed = place(rule_set.layers(london_day(moment)), facts)
    ordered = sorted(placed, key=lambda code: rule_set.steps[code].rank)
    steps = _steps(rule_set, facts, placed, ordered, Timing(rule_set, facts, moment))
    primary = choosing.primary_meeting(rule_set, facts)
    meeting = rule_set.meetings.get(primary or "")
    return Decision(
        rules_version=rule_set.version,
        partnership=rule_set.area,
        steps=steps,
        first_contact=_first_contact(rule_set, facts),
        primary_meeting=primary,
        other_meetings=choosing.other_meetings(rule_set, facts, placed, ordered, primary),
        form=choosing.form(rule_set, facts, primary),
        who_may_refer=rule_set.who_refers_to(meeting),
        prepare=rule_set.brought(meeting, is_about_person=facts.word(PERSON)),
        not_accepting=_not_accepting(rule_set),
        nrm=_mechanism(rule_set, facts),
        parallel=tuple(s.code for s in steps if s.class_ == StepClass.PARALLEL),
        timing=tuple(Timed(s.code, s.when, s.due) for s in steps),
        support=_support(rule_set, facts),
        cautions=tuple(Coded(n.code, n.text) for n in _true(rule_set.cautions, facts)),
        gaps=tuple(note.text for note in _true(rule_set.gaps, facts)),
    )


def _steps(
    rule_set: RuleSet, facts: Facts, placed: Placed, ordered: list[str], timing: Timing
) -> tuple[DecidedStep, ...]:
    reasons: dict[int, Because] = {}
    found = []
    for code in ordered:
        kind = rule_set.steps[code]
        rules = placed[code]
        when = timing.when(kind.when)
        found.append(
            DecidedStep(
                code=code,
                class_=kind.class_,
                text=kind.text,
                who=kind.who,
                when=when,
                due=timing.due(when),
                basis=min((rule.basis for rule in rules), key=STRENGTH.__getitem__),
                because=tuple(_because(rule_set, rule, facts, reasons) for rule in rules),
            )
        )
    return tuple(found)


def _because(rule_set: RuleSet, rule: Rule, facts: Facts, known: dict[int, Because]) -> Because:
    # A rule that adds several steps is explained once.
    because = known.get(id(rule))
    if because is None:
        source = rule.source or rule_set.sources[rule.basis]
        inputs = tuple(matched(rule.condition, facts))
        because = known[id(rule)] = Because(rule.id, rule.why, rule.basis, source, inputs)
    return because


def _first_contact(rule_set: RuleSet, facts: Facts) -> str:
    first = rule_set.first_contact or rule_set.text_of(FIRST_CONTACT)
    return f"{rule_set.text_of(EMERGENCY)} {first}" if EMERGENCY in facts.steps else first


def _not_accepting(rule_set: RuleSet) -> tuple[NotAccepting, ...]:
    return tuple(
        NotAccepting(row.asked_for, row.why, row.use, row.instead) for row in rule_set.redirects
    )


def _mechanism(rule_set: RuleSet, facts: Facts) -> Mechanism:
    words, area = rule_set.mechanism_words, rule_set.mechanism
    if MECHANISM not in facts.steps and not holds(words.maybe, facts):
        return Mechanism("no", note=words.each_child if facts.word(THING) else None)
    consider = "yes" if MECHANISM in facts.steps else "maybe"
    if facts.word(CHILD):
        return Mechanism(consider, area.who_submits, words.child_consent, area.tell)
    return Mechanism(consider, area.adult_who_submits, words.adult_consent, area.adult_tell)


def _support(rule_set: RuleSet, facts: Facts) -> tuple[str, ...]:
    harms = facts.values["harms"]
    told = [harm for harm in HARMS if isinstance(harms, frozenset) and harm in harms]
    codes = (code for harm in told or [ANY_HARM] for code in rule_set.support[harm])
    return tuple(dict.fromkeys(codes))


def _true(notes: Iterable[Note], facts: Facts) -> list[Note]:
    return [note for note in notes if holds(note.condition, facts)]
