"""Answers, moments and what a step stands on, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.core.presenters.clock import clock_words
from portal.core.time.clock import london, london_day
from portal.core.time.working_days import LAST_MINUTE
from portal.navigator.labels import label_of, value_label
from portal.navigator.rules.inputs import INPUTS, NO, UNSURE, YES, Answers, Value
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.steps import Basis, When

# Words of these answers say enough without what was asked.
SPEAK_FOR_THEMSELVES: Final = frozenset({"harms", "level", "subject", "purpose"})


@dataclass(frozen=True)
class BasisTag:
    """This says what a step stands on."""

    label: str
    kind: str  # as the tag component knows it
    icon: str


def basis_tag(basis: str, area: str) -> BasisTag:
    """Say what a step stands on, in words and with a mark."""
    if basis == Basis.STATED:
        return BasisTag(_("Stated by %(area)s") % {"area": area}, "ok", "check")
    if basis == Basis.PUBLISHED:
        return BasisTag(_("Published guidance"), "", "book")
    return BasisTag(_("Our default, to be confirmed"), "dash", "")


def when_words(when: str, due: str | None, now: datetime) -> str:
    """Say how soon, with a real date and time: "Today, Friday 20 November, by 5 pm".

    A time that has passed is said to have passed: the page may be opened again hours later.
    """
    if due is None:
        return _without_a_day(when)
    moment, facts = _moment(due, get_language() or "")
    if moment < now:
        return _("This time has passed: %(day)s, %(time)s. If it is not done, do it now") % facts
    if moment.date() == london_day(now):
        return _("Today, %(day)s, by %(time)s") % facts
    return _("By %(day)s, %(time)s") % facts


@lru_cache(maxsize=64)  # most steps of a page are due at the same moment
def _moment(due: str, _language: str) -> tuple[datetime, dict[str, str]]:
    moment = london(datetime.fromisoformat(due))
    is_last_minute = (moment.hour, moment.minute) == (LAST_MINUTE.hour, LAST_MINUTE.minute)
    return moment, {
        "day": date_format(moment, "l j F"),
        "time": _("midnight") if is_last_minute else clock_words(moment),
    }


def _without_a_day(when: str) -> str:
    if when == When.HOURS_72:
        return _("Within 72 hours of the return")
    if when == When.WITH_STEP:
        return _("With the step it belongs to")
    if when == When.AS_SET:
        return _("Agree the day with your line manager")
    return _("Now")


def answer_words(name: str, value: Value, rule_set: RuleSet | None) -> str:
    """Give an answer as it stands alone: without its question where that goes without saying."""
    if value == YES:
        return label_of(name)
    words = value_label(name, value)
    if name == "asked_for" and rule_set is not None and str(value) in rule_set.meetings:
        words = rule_set.meetings[str(value)].name
    if name in SPEAK_FOR_THEMSELVES and value != UNSURE:
        return words
    return _("%(label)s: %(words)s") % {"label": label_of(name), "words": words}


def answer_tags(answers: Answers, rule_set: RuleSet | None) -> list[str]:
    """List what was answered; a plain no, and “not sure” where that is usual, say nothing."""
    return list(_tags(answers, rule_set))


def _tags(answers: Answers, rule_set: RuleSet | None) -> Iterator[str]:
    for name, wanted in INPUTS.items():
        value = answers.values[name]
        if name not in answers.given or name == "age" or _says_nothing(wanted.values, value):
            continue
        if name == "subject":
            yield _subject(answers, rule_set)
        elif name == "harms" and isinstance(value, frozenset):
            yield from (
                answer_words(name, code, rule_set) for code in wanted.values if code in value
            )
        else:
            yield answer_words(name, value, rule_set)
    if "subject" not in answers.given and "age" in answers.given:
        yield _subject(answers, rule_set)


def _says_nothing(values: tuple[str, ...], value: Value) -> bool:
    if values == (YES, NO):
        return value == NO
    return values[:2] == (YES, NO) and value == UNSURE


def _subject(answers: Answers, rule_set: RuleSet | None) -> str:
    words = answer_words("subject", answers.values["subject"], rule_set)
    age = answers.values["age"]
    if age is None:
        return words
    return _("%(who)s, %(age)s") % {"who": words, "age": age}


def reason_words(given: Mapping[str, Any], rule_set: RuleSet | None) -> str:
    """Give an answer that made a rule hold; of what was not answered, what silence means."""
    words = answer_words(given["name"], given["value"], rule_set)
    return (
        words if given["given"] else _("not answered, so counted as “%(words)s”") % {"words": words}
    )
