"""Cases somebody thought through, held against a rule set, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.navigator.rule_sets.presenters.answers import AnswerLine, given_answers
from portal.navigator.rule_sets.presenters.basis import BASIS, MECHANISM
from portal.navigator.rule_sets.presenters.naming import place_name, step_name
from portal.navigator.rule_sets.rules.differing import Checked, Parted
from portal.navigator.rules.rule import RuleSet


@dataclass(frozen=True)
class CaseLine:
    """This is a case, whether the rules lead to what it expects, and where they do not."""

    id: str
    title: str
    holds: bool
    answers: tuple[AnswerLine, ...]
    differences: tuple[str, ...]


def case_line(checked: Checked, rule_set: RuleSet) -> CaseLine:
    """Say how a case went."""
    scenario = checked.scenario
    return CaseLine(
        scenario.id,
        scenario.title,
        checked.holds,
        tuple(given_answers(scenario.answers, rule_set)),
        tuple(_differences(checked, rule_set)),
    )


def _differences(checked: Checked, rule_set: RuleSet) -> Iterator[str]:
    yield from steps_that_differ(checked.steps, rule_set)
    if checked.primary:
        yield primary_differs(*checked.primary, rule_set)
    if checked.form:
        yield form_differs(*checked.form, rule_set)
    if checked.nrm:
        yield mechanism_differs(*checked.nrm)


def steps_that_differ(parted: Parted, rule_set: RuleSet) -> Iterator[str]:
    """Say where steps are not those that were expected."""
    for code in parted.missing:
        yield _("This step is missing: %(step)s") % {"step": step_name(rule_set, code)}
    for code in parted.unexpected:
        yield _("This step is not expected: %(step)s") % {"step": step_name(rule_set, code)}
    if parted.is_in_other_order:
        yield _("The steps come in another order.")
    for each in parted.rebased:
        yield _("%(step)s: this stands on “%(found)s”, and “%(expected)s” is expected.") % {
            "step": step_name(rule_set, each.code),
            "found": BASIS[each.found],
            "expected": BASIS[each.expected],
        }


def primary_differs(expected: str | None, found: str | None, rule_set: RuleSet) -> str:
    """Say which primary meeting was expected, and which was found."""
    return _("The primary meeting is %(found)s, and %(expected)s is expected.") % {
        "found": primary_words(found, rule_set),
        "expected": primary_words(expected, rule_set),
    }


def form_differs(expected: str | None, found: str | None, rule_set: RuleSet) -> str:
    """Say what was expected to be filled in, and what is."""
    return _("What to fill in is %(found)s, and %(expected)s is expected.") % {
        "found": form_words(found, rule_set),
        "expected": form_words(expected, rule_set),
    }


def mechanism_differs(expected: str, found: str) -> str:
    """Say what was expected of the National Referral Mechanism, and what is answered."""
    words = _("The National Referral Mechanism is “%(found)s”, and “%(expected)s” is expected.")
    return words % {
        "found": MECHANISM.get(found, found),
        "expected": MECHANISM.get(expected, expected),
    }


def primary_words(code: str | None, rule_set: RuleSet) -> str:
    """Name a primary meeting, or say that there is none."""
    return _("no meeting") if code in (None, "none") else f"“{place_name(rule_set, code or '')}”"


def form_words(code: str | None, rule_set: RuleSet) -> str:
    """Name what is filled in, or say that nothing is."""
    return _("nothing") if code in (None, "none") else f"“{step_name(rule_set, code or '')}”"
