"""What the navigator answers. Never a verdict on a child: only what to do, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from portal.navigator.rules.conditions import Matched
from portal.navigator.rules.steps import Basis, When


@dataclass(frozen=True, slots=True)
class Because:
    """This is a rule that put a step there, with the answers that made it hold."""

    rule: str
    text: str
    basis: Basis
    source: str
    inputs: tuple[Matched, ...]


@dataclass(frozen=True, slots=True)
class DecidedStep:
    """This is one thing to do, with its place in time and its reasons."""

    code: str
    class_: int
    text: str
    who: str
    when: When
    due: datetime | None
    basis: Basis
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class OtherMeeting:
    """This is a meeting beside the primary one."""

    code: str
    why: str


@dataclass(frozen=True, slots=True)
class NotAccepting:
    """This is a group that takes no case referrals."""

    code: str
    why: str
    use: str
    instead: str | None


@dataclass(frozen=True, slots=True)
class Coded:
    """This is a code with its words."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Mechanism:
    """This is the box on the National Referral Mechanism; `consider` is yes, maybe or no."""

    consider: str
    who_submits: str | None = None
    consent: str | None = None
    tell: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Timed:
    """This says how soon a step is taken."""

    code: str
    when: When
    due: datetime | None


@dataclass(frozen=True, slots=True)
class Decision:
    """This is the answer to one set of answers, complete or not."""

    rules_version: str
    partnership: str
    steps: tuple[DecidedStep, ...]
    first_contact: str
    primary_meeting: str | None
    other_meetings: tuple[OtherMeeting, ...]
    form: Coded | None
    who_may_refer: str
    prepare: tuple[str, ...]
    not_accepting: tuple[NotAccepting, ...]
    nrm: Mechanism
    parallel: tuple[str, ...]
    timing: tuple[Timed, ...]
    support: tuple[str, ...]
    cautions: tuple[Coded, ...]
    gaps: tuple[str, ...]

    def has(self, code: str) -> bool:
        """Say whether a step is there."""
        return any(step.code == code for step in self.steps)
