"""The steps as stops of one line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext as _

from portal.core import registry
from portal.core.models import Partnership
from portal.core.registry import LinkCard, ToolStart
from portal.core.strip import EmergencyContacts, emergency_contacts
from portal.navigator.referring.answer import told
from portal.navigator.referring.presenters.cautions import PlacedCautions
from portal.navigator.referring.presenters.words import (
    BasisTag,
    basis_tag,
    reason_words,
    when_words,
)
from portal.navigator.rules.inputs import Answers
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.scenarios import CLOSING
from portal.navigator.rules.steps import FIRST_CONTACT, FRONT_DOOR, meeting_of

# A step is a sentence or two: the first is its title. “s.45” and “16.30” end no sentence.
SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])")


@dataclass(frozen=True)
class Reason:
    """This is a rule that put a step there, in words."""

    text: str
    answers: list[str]
    rule: str


@dataclass(frozen=True)
class Stop:
    """This is one step as the page shows it."""

    code: str
    kind: str  # of the stop on the line: now, first, side or ""
    title: str
    text: str
    when: str
    who: str
    basis: BasisTag
    source: str
    reasons: list[Reason]
    cautions: list[str]
    contacts: EmergencyContacts | None  # of the front door
    start: ToolStart | None
    document: LinkCard | None
    is_meeting: bool

    @property
    def is_side(self) -> bool:
        """Say whether it runs alongside the others."""
        return self.kind == "side"

    @property
    def has_facts(self) -> bool:
        """Say whether there is a number to ring or a form to fill in."""
        numbers = self.contacts and (self.contacts.front_door or self.contacts.out_of_hours)
        return bool(numbers or self.document)


def divided(text: str) -> tuple[str, str]:
    """Part the words of a step into its title and the rest."""
    first, *rest = SENTENCE.split(text, maxsplit=1)
    return first.rstrip("."), rest[0] if rest else ""


class Steps:
    """This makes the stops of one conclusion."""

    def __init__(
        self,
        conclusion: Mapping[str, Any],
        answers: Answers,
        partnership: Partnership,
        rule_set: RuleSet | None,
        now: datetime,
    ) -> None:
        self._steps: Sequence[Mapping[str, Any]] = conclusion["steps"]
        self._side = frozenset(conclusion["parallel"])
        self._primary = conclusion["primary_meeting"]
        self._told = told(answers)
        self._partnership, self._rule_set, self._now = partnership, rule_set, now
        self.cautions = PlacedCautions(
            conclusion["cautions"], [step["code"] for step in self._steps]
        )

    @property
    def emergency(self) -> list[Mapping[str, Any]]:
        """List what comes before anybody is talked with."""
        codes = [step["code"] for step in self._steps]
        return list(self._steps[: codes.index(FIRST_CONTACT)]) if FIRST_CONTACT in codes else []

    @property
    def stops(self) -> list[Stop]:
        """List the steps before the closing ones."""
        urgent = {step["code"] for step in self.emergency}
        return [
            self._stop(step, "now" if step["code"] in urgent else self._kind(step["code"]))
            for step in self._steps
            if step["code"] not in CLOSING
        ]

    @property
    def closing(self) -> list[str]:
        """List the steps that close every piece of work."""
        return [step["text"] for step in self._steps if step["code"] in CLOSING]

    def text_of(self, code: str) -> str:
        """Give the words of a step; empty when it is not there."""
        return next((str(step["text"]) for step in self._steps if step["code"] == code), "")

    def has(self, code: str) -> bool:
        """Say whether a step is there."""
        return any(step["code"] == code for step in self._steps)

    def _kind(self, code: str) -> str:
        if code == FIRST_CONTACT:
            return "first"
        return "side" if code in self._side else ""

    def _stop(self, step: Mapping[str, Any], kind: str) -> Stop:
        code = step["code"]
        title, text = divided(step["text"])
        starter = registry.tool_starters.get(code)
        document = registry.step_documents.get(code)
        sources = self._rule_set.sources if self._rule_set else {}
        return Stop(
            code=code,
            kind=kind,
            title=title,
            text=text,
            when=when_words(step["when"], step["due"], self._now),
            who=step["who"],
            basis=basis_tag(step["basis"], self._partnership.name),
            source=next((words for b, words in sources.items() if b == step["basis"]), ""),
            reasons=[self._reason(because) for because in step["because"]],
            cautions=self.cautions.before(code),
            contacts=emergency_contacts(self._partnership) if code == FRONT_DOOR else None,
            start=starter(self._partnership, self._told) if starter else None,
            document=document(self._partnership) if document else None,
            is_meeting=self._primary in (code, meeting_of(code)),
        )

    def _reason(self, because: Mapping[str, Any]) -> Reason:
        answers = [reason_words(given, self._rule_set) for given in because["inputs"]]
        text = because["text"]
        if answers:
            words = {"reason": text, "answers": "; ".join(answers)}
            text = _("%(reason)s Because of your answers: %(answers)s.") % words
        return Reason(text, answers, _("Rule %(rule)s.") % {"rule": because["rule"]})
