"""The route in brief: what a kind of harm leads to, by how serious it looks."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.core.models import Partnership
from portal.core.registry import LinkCard
from portal.core.time.clock import london_day
from portal.navigator.labels import value_label
from portal.navigator.referring.presenters.steps import divided
from portal.navigator.rule_sets.queries import rules_for
from portal.navigator.rules.deciding import decide
from portal.navigator.rules.inputs import read_answers
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.scenarios import moment_of
from portal.navigator.rules.steps import StepClass

LEVELS: Final = ("emerging", "moderate", "significant")
IN_BRIEF: Final = (StepClass.STATUTORY, StepClass.MEETING)  # the rest is for the steps themselves
REMEMBERED: Final = 256  # kinds of harm, in a few areas and languages


def route_cards(partnership: Partnership, harms: frozenset[str], sign: str) -> list[LinkCard]:
    """Give a card for each level of worry about one kind of harm; what a sign means is open."""
    if sign or len(harms) != 1:
        return []
    rule_set = rules_for(partnership)
    if rule_set is None:
        return []
    (harm,) = harms
    told = _in_brief(rule_set, harm, london_day(timezone.now()), get_language())
    return [LinkCard(level, reverse("refer-start"), text) for level, text in told]


@lru_cache(maxsize=REMEMBERED)
def _in_brief(
    rule_set: RuleSet, harm: str, day: date, _language: str | None
) -> tuple[tuple[str, str], ...]:
    return tuple(
        (value_label("level", level), _text(rule_set, harm, level, day)) for level in LEVELS
    )


def _text(rule_set: RuleSet, harm: str, level: str, day: date) -> str:
    answers = read_answers({"harms": [harm], "level": level})
    steps = decide(rule_set, answers, moment_of(day)).steps
    titles = [divided(step.text)[0] for step in steps if step.class_ in IN_BRIEF]
    if not titles:
        return _("Talk with your line manager about what to do next.")
    return " ".join(f"{title}." for title in titles)
