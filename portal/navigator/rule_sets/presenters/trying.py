"""What a draft answers, beside what is answered now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from portal.navigator.labels import label_of
from portal.navigator.rule_sets.presenters.answers import answer
from portal.navigator.rule_sets.presenters.basis import BASIS, MECHANISM, WHEN
from portal.navigator.rule_sets.presenters.naming import place_name, step_name
from portal.navigator.rules.conditions import Matched
from portal.navigator.rules.deciding import decide
from portal.navigator.rules.decision import DecidedStep, Decision
from portal.navigator.rules.inputs import INPUTS, Answers, Value
from portal.navigator.rules.rule import RuleSet


@dataclass(frozen=True)
class Reason:
    """This is a rule that put a step there, and the answers that made it hold."""

    rule: str
    why: str
    basis: str
    answers: str


@dataclass(frozen=True)
class StepCell:
    """This is a step as one of the two rule sets gives it."""

    number: int
    text: str
    who: str
    when: str
    basis: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class StepRow:
    """This is a step in both, in the draft alone, or no longer there."""

    name: str
    draft: StepCell | None
    live: StepCell | None

    @property
    def is_new(self) -> bool:
        """Say whether only the draft has it."""
        return self.live is None

    @property
    def is_gone(self) -> bool:
        """Say whether only the live rules have it."""
        return self.draft is None

    @property
    def is_changed(self) -> bool:
        """Say whether both have it, but say something else of it; its number counts for nothing."""
        if self.draft is None or self.live is None:
            return False
        return replace(self.draft, number=0) != replace(self.live, number=0)


@dataclass(frozen=True)
class FactRow:
    """This is what stands beside the steps, in both."""

    label: str
    draft: tuple[str, ...]
    live: tuple[str, ...] | None

    @property
    def is_changed(self) -> bool:
        """Say whether the two differ."""
        return self.live is not None and self.draft != self.live


@dataclass(frozen=True)
class Trial:
    """This is one set of answers, tried; without live rules there is nothing beside it."""

    steps: tuple[StepRow, ...]
    facts: tuple[FactRow, ...]
    has_live: bool

    @property
    def is_same(self) -> bool:
        """Say whether the draft answers what is answered now."""
        steps = (row.is_new or row.is_gone or row.is_changed for row in self.steps)
        return not any(steps) and not any(row.is_changed for row in self.facts)


def trial(draft: RuleSet, live: RuleSet | None, answers: Answers, now: datetime) -> Trial:
    """Ask a draft and the live rules the same thing at the same moment."""
    tried = decide(draft, answers, now)
    asked = decide(live, answers, now) if live else None
    cells = _cells(draft, tried)
    others = _cells(live, asked) if live and asked else {}
    order = sorted({**others, **cells}, key=lambda code: _place(code, draft, live))
    facts = _facts(draft, tried)
    told = _facts(live, asked) if live and asked else None
    return Trial(
        steps=tuple(
            StepRow(
                step_name(draft if code in cells else live or draft, code),
                cells.get(code),
                others.get(code),
            )
            for code in order
        ),
        facts=tuple(
            FactRow(label, words, told[label] if told else None) for label, words in facts.items()
        ),
        has_live=live is not None,
    )


def _place(code: str, draft: RuleSet, live: RuleSet | None) -> tuple[int, int]:
    kind = draft.steps.get(code) or (live or draft).steps[code]
    return kind.class_, kind.rank


def _cells(rule_set: RuleSet, decision: Decision) -> dict[str, StepCell]:
    return {
        step.code: StepCell(
            number,
            step.text,
            step.who,
            _when(step),
            str(BASIS[step.basis]),
            tuple(
                Reason(
                    because.rule,
                    because.text,
                    str(BASIS[because.basis]),
                    _matched(because.inputs, rule_set),
                )
                for because in step.because
            ),
        )
        for number, step in enumerate(decision.steps, 1)
    }


def _when(step: DecidedStep) -> str:
    said = str(WHEN[step.when])
    if step.due is None:
        return said
    due = date_format(localtime(step.due), "j F Y, H:i")
    return _("%(when)s, by %(due)s") % {"when": said, "due": due}


def _matched(found: tuple[Matched, ...], rule_set: RuleSet) -> str:
    told: dict[str, list[str]] = {}
    for each in found:
        told.setdefault(each.name, []).append(each.value)
    return "; ".join(
        _("%(label)s: %(value)s")
        % {"label": label_of(name), "value": answer(name, _value(name, values), rule_set)}
        for name, values in told.items()
    )


def _value(name: str, values: list[str]) -> Value:
    return frozenset(values) if INPUTS[name].is_many else values[0]


def _facts(rule_set: RuleSet, decision: Decision) -> Mapping[str, tuple[str, ...]]:
    primary, form, nrm = decision.primary_meeting, decision.form, decision.nrm
    told = (nrm.who_submits, nrm.consent, nrm.tell, nrm.note)
    return {
        _("Talk with first"): (decision.first_contact,),
        _("Primary meeting"): (place_name(rule_set, primary) if primary else _("None"),),
        _("Other meetings"): tuple(_others(rule_set, decision)),
        _("Who may refer"): (decision.who_may_refer,),
        _("What to fill in"): (form.text if form else _("Nothing"),),
        _("What to bring"): decision.prepare,
        _("National Referral Mechanism"): (
            capfirst(str(MECHANISM[nrm.consider])),
            *(words for words in told if words),
        ),
        _("Cautions"): tuple(caution.text for caution in decision.cautions),
        _("What is not set"): decision.gaps,
        _("Groups that take no referrals"): tuple(_closed(rule_set, decision)),
        _("Support services"): decision.support,
    }


def _closed(rule_set: RuleSet, decision: Decision) -> Iterator[str]:
    for group in decision.not_accepting:
        told = {"meeting": place_name(rule_set, group.code), "why": f"{group.why} {group.use}"}
        yield _("%(meeting)s: %(why)s") % told


def _others(rule_set: RuleSet, decision: Decision) -> Iterator[str]:
    for other in decision.other_meetings:
        yield _("%(meeting)s: %(why)s") % {
            "meeting": place_name(rule_set, other.code),
            "why": other.why,
        }
