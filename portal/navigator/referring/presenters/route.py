"""The route in brief: where a worry about one kind of harm goes here, by the live rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from portal.core.brief_route import BriefRoute, BriefStop
from portal.core.models import Partnership
from portal.core.strip import emergency_contacts
from portal.core.time.clock import london_day
from portal.navigator.labels import label_of, value_label
from portal.navigator.meetings.presenters.known import in_a_row
from portal.navigator.referring.presenters.boxes import MECHANISM
from portal.navigator.referring.presenters.steps import divided
from portal.navigator.referring.presenters.words import basis_tag
from portal.navigator.referring.slips import slips
from portal.navigator.rule_sets.queries import rules_for
from portal.navigator.rules.deciding import decide
from portal.navigator.rules.decision import DecidedStep, Decision
from portal.navigator.rules.inputs import HARMS, UNSURE, YES, read_answers
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.scenarios import CLOSING, moment_of
from portal.navigator.rules.steps import (
    FIRST_CONTACT,
    FRONT_DOOR,
    STRENGTH,
    StepClass,
    When,
    meeting_of,
)

REMEMBERED: Final = 256  # kinds of harm, in a few areas and languages
SIGNIFICANT: Final = "significant"
LEVELS: Final = (SIGNIFICANT, "moderate", "emerging", UNSURE)
DANGER: Final = {"immediate_danger": YES}
SIGNS: Final = {"exploitation_signs": YES}
# What may be so with some kinds of harm, and then leads further.
FURTHER: Final[dict[str, dict[str, Any]]] = {
    "CSE": {"sexual_assault_recent": YES},
    "HSB": {"sexual_assault_recent": YES},
    "GRP": {"sexual_assault_recent": YES},
    "MISS": {"missing_now": YES},
    "TRA": {"high_risk_partner_abuse": YES, "age": 16},
}
WHEN_WORDS: Final = {
    When.NOW: lazy("at once"),
    When.TODAY: lazy("the same day"),
    When.TWO_WORKING_DAYS: lazy("within 2 working days"),
    When.FIVE_WORKING_DAYS: lazy("within 5 working days"),
    When.HOURS_72: lazy("within 72 hours of the return"),
    When.WITH_STEP: lazy("with the step it belongs to"),
    When.AS_SET: lazy("on a day agreed with your line manager"),
}


@dataclass
class _Found:
    """This is a step with the cases that lead to it, and how soon it is due in each."""

    decision: Decision  # the first that led to it
    steps: dict[str, DecidedStep] = field(default_factory=dict)  # by the words of the case


def brief_route(partnership: Partnership, harm: str) -> BriefRoute | None:
    """Give the whole route of a kind of harm by its code; None while there are no rules.

    A kind that rules do not know goes where a worry goes of which no kind was given.
    """
    rule_set = rules_for(partnership)
    if rule_set is None:
        return None
    now = timezone.now()
    known = harm if harm in HARMS else ""
    stops = _stops(rule_set, known, partnership.name, london_day(now), get_language())
    return BriefRoute(tuple(_led(stops, partnership, now)), reverse("refer-start"))


def _led(
    stops: tuple[BriefStop, ...], partnership: Partnership, now: datetime
) -> Iterator[BriefStop]:
    """Lead each step to its meeting, and give the front door its numbers."""
    meetings = [code for stop in stops if (code := meeting_of(stop.code))]
    found = slips(partnership, meetings, now)
    for stop in stops:
        slip = found.get(meeting_of(stop.code) or "")
        if slip is not None:
            yield replace(stop, url=slip.url)
        elif stop.code == FRONT_DOOR:
            yield replace(stop, contacts=emergency_contacts(partnership))
        else:
            yield stop


@lru_cache(maxsize=REMEMBERED)
def _stops(
    rule_set: RuleSet, harm: str, area: str, day: date, _language: str | None
) -> tuple[BriefStop, ...]:
    found = _found(rule_set, harm, day)
    ordered = sorted(found, key=lambda code: rule_set.steps[code].rank)
    return tuple(_stop(code, found[code], area) for code in ordered if code not in CLOSING)


def _found(rule_set: RuleSet, harm: str, day: date) -> dict[str, _Found]:
    """Gather the steps of every level of worry, then what further answers add to these."""
    found: dict[str, _Found] = {}

    def decided(given: Mapping[str, Any]) -> Decision:
        answers = read_answers({"harms": [harm] if harm else [], **given})
        return decide(rule_set, answers, moment_of(day))

    def keep(case: str, decision: Decision, steps: list[DecidedStep]) -> None:
        for step in steps:
            found.setdefault(step.code, _Found(decision)).steps[case] = step

    for level in LEVELS:
        decision = decided({"level": level})
        keep(value_label("level", level), decision, list(decision.steps))
    significant = decided({"level": SIGNIFICANT})
    for given in _further(harm, significant):
        decision = decided({"level": SIGNIFICANT, **given})
        more = [step for step in decision.steps if not significant.has(step.code)]
        keep(_case(given), decision, more)
    return found


def _further(harm: str, significant: Decision) -> Iterator[dict[str, Any]]:
    yield DANGER
    if harm in FURTHER:
        yield FURTHER[harm]
    if significant.nrm.consider == "maybe":
        yield SIGNS


def _case(given: Mapping[str, Any]) -> str:
    """Say in words what makes the difference."""
    words = [label_of(name) for name in given if name != "age"]
    if "age" in given:
        words.append(_("from age %(age)d") % {"age": given["age"]})
    return in_a_row(words)


def _stop(code: str, found: _Found, area: str) -> BriefStop:
    first = next(iter(found.steps.values()))
    title, text = divided(first.text)
    who, mechanism = first.who, found.decision.nrm
    if code == MECHANISM:
        who = mechanism.who_submits or who
        text = _("Consent: %(words)s.") % {"words": mechanism.consent}
    basis = min((step.basis for step in found.steps.values()), key=STRENGTH.__getitem__)
    return BriefStop(
        code=code,
        kind=_kind(first),
        title=title,
        text=text,
        whens=tuple(_whens(found.steps)),
        who=who,
        basis=basis_tag(basis, area).label,
    )


def _kind(step: DecidedStep) -> str:
    if step.code == FIRST_CONTACT:
        return "first"
    if step.class_ < StepClass.FIRST_CONTACT:
        return "now"
    return "side" if step.class_ == StepClass.PARALLEL else ""


def _whens(steps: Mapping[str, DecidedStep]) -> Iterator[str]:
    """Say how soon; of a step that always comes, only where it makes a difference."""
    cases: dict[When, list[str]] = {}
    for case, step in steps.items():
        cases.setdefault(step.when, []).append(case)
    is_always = all(value_label("level", level) in steps for level in LEVELS)
    for at, (when, names) in enumerate(cases.items(), 1):
        words = str(WHEN_WORDS[when])
        if is_always and len(cases) == 1:
            yield capfirst(words)
        else:
            is_rest = is_always and at == len(cases)
            facts = {"cases": _("Otherwise") if is_rest else in_a_row(names), "when": words}
            yield _("%(cases)s: %(when)s") % facts
