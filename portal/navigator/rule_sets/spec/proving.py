"""Rule sets made of mappings, and their proof; what was made or proved once is remembered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from portal.navigator.rules.proof import Proof, days_of_change, prove
from portal.navigator.rules.reading import read_rules
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.scenarios import Scenario, read_scenarios

REMEMBERED = 64
Given = Mapping[str, Any]


@dataclass(frozen=True)
class Proved:
    """This is a rule set with its cases, and what was proved of it."""

    rule_set: RuleSet
    scenarios: tuple[Scenario, ...]
    proof: Proof


def compiled(common: Given, area: Given) -> RuleSet:
    """Give the rule set of an area; BadRules lists every fault with its place."""
    return _compiled(_text(common), _text(area))


def read_cases(given: Given, rule_set: RuleSet) -> tuple[Scenario, ...]:
    """Give the cases of an area; BadRules lists every fault with its place."""
    return read_scenarios(given, rule_set.meeting_codes)


def proved(common: Given, area: Given, scenarios: Given, day: date) -> Proved:
    """Prove a rule set from a day on; raises BadRules when it cannot even be read."""
    rule_set = compiled(common, area)
    is_dated = len(days_of_change(rule_set, date.min)) > 1
    return _proved(_text(common), _text(area), _text(scenarios), day if is_dated else date.min)


def _text(given: Given) -> str:
    """Give the one text of a mapping; the order of words and steps is part of it."""
    return json.dumps(given, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=REMEMBERED)
def _compiled(common: str, area: str) -> RuleSet:
    return read_rules(json.loads(common), json.loads(area))


@lru_cache(maxsize=REMEMBERED)
def _proved(common: str, area: str, scenarios: str, day: date) -> Proved:
    rule_set = _compiled(common, area)
    cases = read_cases(json.loads(scenarios), rule_set)
    return Proved(rule_set, cases, prove(rule_set, cases, day))
