"""The flow of a partnership's rules, made once for each version and day on which rules change."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.utils.translation import get_language, gettext

from portal.core.flow import Flow
from portal.navigator.labels import value_hint, value_label
from portal.navigator.referring.questions.flow import Words, flow_of
from portal.navigator.rules.proof import days_of_change
from portal.navigator.rules.rule import RuleSet

WORDS = Words(say=gettext, value=value_label, hint=value_hint)


def flow_for(rule_set: RuleSet, day: date) -> Flow:
    """Give the questions that matter on a day, in the active language."""
    changes = days_of_change(rule_set, date.min)
    since = max(change for change in changes if change <= day)
    return _flow(rule_set, since, get_language())


@lru_cache(maxsize=64)
def _flow(rule_set: RuleSet, since: date, _language: str | None) -> Flow:
    # Deriving takes a fifth of a second; whatever the rules are, it is done once.
    return flow_of(rule_set, since, WORDS)
