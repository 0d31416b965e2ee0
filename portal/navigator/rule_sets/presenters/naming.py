"""What a step or a meeting is called: the meeting's name, or the first sentence of the step."""

from __future__ import annotations

import re

from portal.navigator.labels import place_label
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.steps import meeting_of

_END = re.compile(r"[.!?](?=\s|$)")


def step_name(rule_set: RuleSet, code: str) -> str:
    """Name a step; what is not in the catalogue keeps its code."""
    meeting = meeting_of(code)
    if meeting is not None:
        return place_name(rule_set, meeting)
    kind = rule_set.steps.get(code)
    return code if kind is None else _END.split(kind.text, maxsplit=1)[0].strip() or code


def place_name(rule_set: RuleSet, code: str) -> str:
    """Name a meeting or another place to refer to; what has no name keeps its code."""
    found = rule_set.meetings.get(code)
    return place_label(code) if found is None else found.name
