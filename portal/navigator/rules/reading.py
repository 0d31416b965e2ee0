"""Read a rule set from the mappings that packs carry: the common file and an area's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import ValidationError

from portal.navigator.rules.entries import (
    AreaEntry,
    ChoiceEntry,
    CommonEntry,
    ConditionEntry,
    Entry,
    MechanismEntry,
    NoteEntry,
    PromiseEntry,
    RouteEntry,
    RuleEntry,
)
from portal.navigator.rules.loose_ends import AREA, COMMON, loose_ends
from portal.navigator.rules.meaning import BadRules, Place, Reader, RuleFault, asked_for_closed
from portal.navigator.rules.rule import (
    Choice,
    MechanismWords,
    Meeting,
    Note,
    OtherMeetings,
    Promise,
    Redirect,
    ReferralMechanism,
    Rule,
    RuleSet,
    TimingRow,
)
from portal.navigator.rules.stepping import catalogue
from portal.navigator.rules.steps import When, meeting_of

Read = TypeVar("Read", bound=Entry)


def read_rules(common: Mapping[str, Any], area: Mapping[str, Any]) -> RuleSet:
    """Give the rule set of an area; BadRules lists every fault with its place."""
    shared, own = _entry(CommonEntry, common, COMMON), _entry(AreaEntry, area, AREA)
    steps = catalogue(shared, own)
    reader = Reader(steps.keys(), [meeting.code for meeting in own.meetings], own.redirects)
    reader.add_words(shared.words, (COMMON, "words"))
    reader.add_words(own.words, (AREA, "words"))
    found = RuleSet(
        version=own.version,
        area=own.code,
        words=reader.words,
        steps=steps,
        meetings={code: _meeting(entry) for code, entry in _places(own).items()},
        redirects=tuple(Redirect(**dict(row)) for row in own.redirects),
        mechanism=_mechanism(own.nrm),
        mechanism_words=_mechanism_words(reader, shared),
        who_may_refer=own.who_may_refer,
        prepare=tuple(own.prepare),
        prepare_things=tuple(own.prepare_things),
        support={harm: tuple(codes) for harm, codes in shared.support.items()},
        sources=own.sources,
        prevent=frozenset(own.prevent),
        first_contact=own.first_contact,
        levels={str(level): name for level, name in own.levels.items()},
        **_tables(reader, shared, own),
    )
    faults = [*reader.faults, *loose_ends(found, shared, own)]
    if faults:
        raise BadRules(faults)
    return found


def _tables(reader: Reader, shared: CommonEntry, own: AreaEntry) -> dict[str, Any]:
    """Give the tables with conditions: the common rows and the area's, in the order of reading."""
    return {
        "rules": (
            *_common_rules(reader, shared, own),
            *_rules(reader, own.rules, (AREA, "rules")),
        ),
        "primary": (
            *_choices(reader, own.primary, (AREA, "primary")),
            *_choices(reader, shared.primary, (COMMON, "primary")),
            *_choices(reader, own.primary_after, (AREA, "primary_after")),
        ),
        "forms": tuple(_choices(reader, shared.forms, (COMMON, "forms"))),
        "others": tuple(_others(reader, own)),
        "cautions": (
            *_notes(reader, shared.cautions, (COMMON, "cautions")),
            *_notes(reader, own.cautions, (AREA, "cautions")),
        ),
        "gaps": tuple(_notes(reader, own.gaps, (AREA, "gaps"))),
        "timing": _timing(reader, shared),
        "promises": (
            *_promises(reader, shared.promises, (COMMON, "promises")),
            *_promises(reader, own.promises, (AREA, "promises")),
        ),
    }


def _places(own: AreaEntry) -> dict[str, RouteEntry]:
    return {entry.code: entry for entry in (*own.meetings, *own.routes)}


def _meeting(entry: RouteEntry) -> Meeting:
    brought = tuple(entry.prepare), tuple(entry.prepare_things)
    return Meeting(entry.code, entry.name, entry.who_may_refer, *brought)


def _entry(kind: type[Read], given: Mapping[str, Any], name: str) -> Read:
    try:
        return kind.model_validate(given)
    except ValidationError as error:
        found = error.errors(include_url=False)
        raise BadRules([RuleFault((name, *f["loc"]), f["msg"]) for f in found]) from error


def _common_rules(reader: Reader, shared: CommonEntry, own: AreaEntry) -> Iterator[Rule]:
    known = {rule.id for rule in shared.rules}
    for name in {*own.common.without, *own.common.basis} - known:
        reader.fault((AREA, "common"), f"There is no common rule {name}.")
    for rule in _rules(reader, shared.rules, (COMMON, "rules")):
        if rule.id not in own.common.without:
            yield replace(rule, basis=own.common.basis.get(rule.id, rule.basis), is_common=True)


def _rules(reader: Reader, entries: Sequence[RuleEntry], place: Place) -> Iterator[Rule]:
    for at, entry in enumerate(entries):
        here = (*place, at)
        reader.known_steps([*entry.without, *entry.instead, *entry.instead.values()], here)
        rule = Rule(
            id=entry.id,
            condition=reader.condition(entry.if_, (*here, "if")),
            adds=reader.known_steps(entry.then, (*here, "then")),
            basis=entry.basis,
            why=entry.why,
            removes=frozenset(entry.without),
            replaces=tuple(entry.instead.items()),
            source=entry.source,
            starts=entry.starts,
            ends=entry.ends,
        )
        yield from _for_each_group(rule, entry.if_, reader) if _asks(entry.if_) else [rule]


def _asks(tests: Sequence[ConditionEntry]) -> bool:
    return any(test.asked_for_closed for test in tests)


def _for_each_group(rule: Rule, tests: Sequence[ConditionEntry], reader: Reader) -> Iterator[Rule]:
    """Give the rule once for each group that takes no cases, so that it can say which."""
    at = next(at for at, test in enumerate(tests) if test.asked_for_closed)
    for row in reader.redirects:
        before, after = rule.condition[:at], rule.condition[at + 1 :]
        condition = (*before, *asked_for_closed(row.asked_for), *after)
        why = f"{row.why} {row.use}"
        yield replace(rule, condition=condition, why=why, basis=row.basis)


def _choices(reader: Reader, entries: Sequence[ChoiceEntry], place: Place) -> Iterator[Choice]:
    for at, entry in enumerate(entries):
        condition = reader.condition(entry.if_, (*place, at, "if"))
        known = reader.known_steps(entry.first_of, (*place, at, "first_of"))
        yield Choice(entry.id, condition, entry.is_, known, entry.prevent_only)


def _others(reader: Reader, own: AreaEntry) -> Iterator[OtherMeetings]:
    for at, entry in enumerate(own.other_meetings):
        place = (AREA, "other_meetings", at)
        for code in entry.meetings:
            if code not in reader.meetings:
                reader.fault(place, f"There is no meeting {code}.")
        yield OtherMeetings(reader.condition(entry.if_, place), tuple(entry.meetings), entry.why)


def _notes(reader: Reader, entries: Sequence[NoteEntry], place: Place) -> Iterator[Note]:
    for at, entry in enumerate(entries):
        yield Note(entry.code, entry.text, reader.condition(entry.if_, (*place, at, "if")))


def _promises(reader: Reader, entries: Sequence[PromiseEntry], place: Place) -> Iterator[Promise]:
    for at, entry in enumerate(entries):
        here = (*place, at)
        yield Promise(
            entry.id,
            entry.text,
            reader.condition(entry.if_, (*here, "if")),
            _any_of(reader, entry, (*here, "any_of")),
            reader.known_steps(entry.all_of, (*here, "all_of")),
            reader.known_steps(entry.none_of, (*here, "none_of")),
            reader.known_steps(entry.before, (*here, "before")),
            When(entry.within) if entry.within else None,
        )


def _any_of(reader: Reader, entry: PromiseEntry, place: Place) -> tuple[str, ...]:
    """Give steps of which one is enough; common promises may name a meeting of another area."""
    is_common = place[0] == COMMON
    here = [code for code in entry.any_of if not (is_common and meeting_of(code))]
    reader.known_steps(here, place)
    return tuple(entry.any_of)


def _timing(reader: Reader, shared: CommonEntry) -> dict[str, tuple[TimingRow, ...]]:
    found = {}
    for name, rows in shared.timing.items():
        place = (COMMON, "timing", name)
        if not rows or rows[-1].if_:
            reader.fault(place, "The last row of a table of timing must always hold.")
        found[name] = tuple(
            TimingRow(reader.condition(row.if_, (*place, at)), row.is_)
            for at, row in enumerate(rows)
        )
    return found


def _mechanism(entry: MechanismEntry) -> ReferralMechanism:
    adults = entry.adults or entry
    return ReferralMechanism(entry.who_submits, entry.tell, adults.who_submits, adults.tell)


def _mechanism_words(reader: Reader, shared: CommonEntry) -> MechanismWords:
    entry = shared.nrm
    maybe = reader.condition(entry.maybe, (COMMON, "nrm", "maybe"))
    return MechanismWords(maybe, entry.child_consent, entry.adult_consent, entry.each_child)
