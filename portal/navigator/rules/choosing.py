"""The one primary meeting, the others, the form: tables whose first true row counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portal.navigator.rules.conditions import Facts, holds
from portal.navigator.rules.decision import Coded, OtherMeeting
from portal.navigator.rules.placing import Placed
from portal.navigator.rules.rule import Choice, RuleSet
from portal.navigator.rules.steps import meeting_of


def primary_meeting(rule_set: RuleSet, facts: Facts) -> str | None:
    """Give the primary meeting; None when no meeting is the right place."""
    code = _first(rule_set.primary, facts)
    return None if code is None else meeting_of(code) or code


def form(rule_set: RuleSet, facts: Facts, primary: str | None) -> Coded | None:
    """Give what to complete; None when nothing is."""
    rows = [row for row in rule_set.forms if not row.is_prevent_only or primary in rule_set.prevent]
    code = _first(rows, facts)
    return None if code is None else Coded(code, rule_set.text_of(code))


def other_meetings(
    rule_set: RuleSet, facts: Facts, placed: Placed, ordered: Sequence[str], primary: str | None
) -> tuple[OtherMeeting, ...]:
    """List the meetings beside the primary one, each once, with the reason."""
    named = {primary}
    found = []
    for code, why in _named(rule_set, facts, placed, ordered):
        if code not in named:
            named.add(code)
            found.append(OtherMeeting(code, why))
    return tuple(found)


def _named(
    rule_set: RuleSet, facts: Facts, placed: Placed, ordered: Sequence[str]
) -> Iterator[tuple[str, str]]:
    for step in ordered:
        meeting = meeting_of(step)
        if meeting is not None:
            yield meeting, placed[step][0].why
    for row in rule_set.others:
        if holds(row.condition, facts):
            yield from ((meeting, row.why) for meeting in row.meetings)


def _first(rows: Sequence[Choice], facts: Facts) -> str | None:
    for row in rows:
        if holds(row.condition, facts):
            if not row.first_of:
                return row.code
            there = next((code for code in row.first_of if code in facts.steps), None)
            if there is not None:
                return there
    return None
