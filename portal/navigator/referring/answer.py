"""A decision as programs and the result page read it: plain JSON, with addresses added.

It says nothing of who asked, and holds no answer beyond those that made a rule hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from portal.core import registry
from portal.core.models import Partnership
from portal.core.registry import JSON, SupportCard
from portal.navigator.referring import queries
from portal.navigator.referring.slips import Slip, slips
from portal.navigator.rules.conditions import Matched
from portal.navigator.rules.deciding import decide
from portal.navigator.rules.decision import Because, Coded, DecidedStep, Decision, Mechanism
from portal.navigator.rules.inputs import HARMS, Answers, read_answers
from portal.navigator.rules.steps import meeting_of

SUPPORT = "directory"


def conclude(partnership: Partnership, given: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """Decide about answers as they came in; NoRules, or UnknownAnswers that names every fault."""
    queries.live_rules(partnership)  # without any, nothing that was given is at fault
    answers = read_answers(given, meetings=queries.meeting_codes())
    return conclude_from(answers, partnership, now)


def conclude_from(answers: Answers, partnership: Partnership, now: datetime) -> dict[str, Any]:
    """Decide by the live rules; NoRules while the partnership has none."""
    decision = decide(queries.live_rules(partnership), answers, now)
    return answer(decision, answers, partnership, answers.now or now)


def answer(
    decision: Decision, answers: Answers, partnership: Partnership, now: datetime
) -> dict[str, Any]:
    """Give the answer to one set of answers, as the API says it and a run keeps it."""
    addresses = _Addresses(decision, answers, partnership, now)
    return {
        "rules_version": decision.rules_version,
        "partnership": decision.partnership,
        "steps": [_step(step, addresses) for step in decision.steps],
        "first_contact": {"text": decision.first_contact},
        "primary_meeting": decision.primary_meeting,
        "other_meetings": [{"code": m.code, "why": m.why} for m in decision.other_meetings],
        "form": _form(decision.form, addresses),
        "who_may_refer": decision.who_may_refer,
        "prepare": list(decision.prepare),
        "not_accepting": [
            {"code": group.code, "why": f"{group.why} {group.use}", "instead": group.instead}
            for group in decision.not_accepting
        ],
        "nrm": _mechanism(decision.nrm),
        "parallel": list(decision.parallel),
        "timing": [
            {"code": timed.code, "when": timed.when.value, "due": _moment(timed.due)}
            for timed in decision.timing
        ],
        "support": _support(decision, answers, partnership),
        "cautions": [{"code": caution.code, "text": caution.text} for caution in decision.cautions],
        "gaps": list(decision.gaps),
    }


def told(answers: Answers) -> dict[str, JSON]:
    """Give what was answered as JSON, for whoever takes it further; silence is left out."""
    return {name: _plain(answers.values[name]) for name in answers.values if name in answers.given}


def _plain(value: Any) -> JSON:
    if isinstance(value, frozenset):
        return [code for code in HARMS if code in value] + sorted(value - set(HARMS))
    plain: JSON = value
    return plain


class _Addresses:
    """This knows where steps lead: to a meeting, a tool or a document."""

    def __init__(
        self, decision: Decision, answers: Answers, partnership: Partnership, now: datetime
    ) -> None:
        codes = (meeting_of(step.code) for step in decision.steps)
        wanted = [code for code in codes if code is not None]
        self._slips: Mapping[str, Slip] = slips(partnership, wanted, now)
        self._told = told(answers)
        self._partnership = partnership

    def of(self, step: str) -> str | None:
        """Give the address of a step; None while nothing stands there."""
        slip = self._slips.get(meeting_of(step) or "")
        if slip is not None:
            return slip.url
        starter = registry.tool_starters.get(step)
        start = starter(self._partnership, self._told) if starter else None
        if start is not None:
            return start.path
        document = registry.step_documents.get(step)
        card = document(self._partnership) if document else None
        return card.path if card else None


def _step(step: DecidedStep, addresses: _Addresses) -> dict[str, Any]:
    return {
        "code": step.code,
        "text": step.text,
        "who": step.who,
        "when": step.when.value,
        "due": _moment(step.due),
        "basis": step.basis.value,
        "because": [_because(because) for because in step.because],
        "url": addresses.of(step.code),
    }


def _because(because: Because) -> dict[str, Any]:
    inputs = [_input(matched) for matched in because.inputs]
    return {"rule": because.rule, "text": because.text, "inputs": inputs}


def _input(matched: Matched) -> dict[str, Any]:
    return {"name": matched.name, "value": matched.value, "given": matched.is_given}


def _form(form: Coded | None, addresses: _Addresses) -> dict[str, Any] | None:
    if form is None:
        return None
    return {"code": form.code, "text": form.text, "url": addresses.of(form.code)}


def _mechanism(mechanism: Mechanism) -> dict[str, Any]:
    return {
        "consider": mechanism.consider,
        "who_submits": mechanism.who_submits,
        "consent": mechanism.consent,
        "tell": mechanism.tell,
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def support_cards(
    partnership: Partnership, codes: Sequence[str], answers: Answers
) -> list[SupportCard]:
    """List the services of these codes that the directory has; none while there is none."""
    source = registry.support_cards.get(SUPPORT)
    if source is None:
        return []
    harms, age = answers.values["harms"], answers.values["age"]
    return source(
        partnership,
        codes,
        harms if isinstance(harms, frozenset) else frozenset(),
        age if isinstance(age, int) else None,
    )


def _support(
    decision: Decision, answers: Answers, partnership: Partnership
) -> list[dict[str, Any]]:
    """Name the services; one that the directory does not have for them is its code alone."""
    cards = {card.code: card for card in support_cards(partnership, decision.support, answers)}
    return [
        {
            "code": code,
            "title": cards[code].title if code in cards else None,
            "url": cards[code].path if code in cards else None,
        }
        for code in decision.support
    ]
