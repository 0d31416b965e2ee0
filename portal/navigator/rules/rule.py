"""A rule set: common rules and an area's own, with the tables that go with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from portal.navigator.rules.conditions import ALWAYS, Condition, looks_at_steps
from portal.navigator.rules.steps import Basis, StepKind, When, step_for


@dataclass(frozen=True)
class Rule:
    """This is a row of the table: when its condition holds, steps are added or taken away.

    What replaces a step comes only where that step was there.
    """

    id: str
    condition: Condition
    adds: tuple[str, ...]
    basis: Basis
    why: str
    removes: frozenset[str] = frozenset()
    replaces: tuple[tuple[str, str], ...] = ()
    source: str = ""
    starts: date | None = None
    ends: date | None = None  # the last day it is in force
    is_common: bool = False

    def is_in_force(self, day: date) -> bool:
        """Say whether the rule counts on a day."""
        return (self.starts or day) <= day <= (self.ends or day)

    @property
    def is_read_last(self) -> bool:
        """Say whether it asks which steps are there, so that it is read after the others."""
        return looks_at_steps(self.condition)


@dataclass(frozen=True)
class Choice:
    """This is a row of a table whose first true row counts: a code, or the first step there.

    With neither, the answer is that there is none.
    """

    id: str
    condition: Condition
    code: str | None = None
    first_of: tuple[str, ...] = ()
    is_prevent_only: bool = False


@dataclass(frozen=True)
class OtherMeetings:
    """This names meetings beside the primary one, with the reason."""

    condition: Condition
    meetings: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class Redirect:
    """This is a group that takes no case referrals, and what to use instead."""

    asked_for: str
    why: str
    use: str
    instead: str | None
    basis: Basis


@dataclass(frozen=True)
class Note:
    """This is a caution, or a gap that a partnership has left: shown when its condition holds."""

    code: str
    text: str
    condition: Condition = ALWAYS


@dataclass(frozen=True)
class Meeting:
    """This is what rules know of a meeting; its card holds the rest."""

    code: str
    name: str
    who_may_refer: str = ""
    prepare: tuple[str, ...] = ()
    prepare_things: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReferralMechanism:
    """This is who submits to the National Referral Mechanism, and who is told; for adults too."""

    who_submits: str
    tell: str
    adult_who_submits: str
    adult_tell: str


@dataclass(frozen=True)
class MechanismWords:
    """This holds the words and tests of the National Referral Mechanism box."""

    maybe: Condition
    child_consent: str
    adult_consent: str
    each_child: str


@dataclass(frozen=True)
class Promise:
    """This is something that holds for every answer: where its condition does, so must these.

    At least one of `any_of`, all of `all_of`, none of `none_of`. The steps it asks for come
    `before` others, and are taken `within` a time.
    """

    id: str
    text: str
    condition: Condition
    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    within: When | None = None


@dataclass(frozen=True)
class TimingRow:
    """This is a row of a table of timing; the first true one counts."""

    condition: Condition
    when: str


@dataclass(frozen=True, eq=False)
class RuleSet:
    """This is everything the navigator knows for one area, in one version."""

    version: str
    area: str
    words: Mapping[str, Condition]
    steps: Mapping[str, StepKind]
    meetings: Mapping[str, Meeting]
    rules: tuple[Rule, ...]
    primary: tuple[Choice, ...]
    forms: tuple[Choice, ...]
    others: tuple[OtherMeetings, ...]
    redirects: tuple[Redirect, ...]
    cautions: tuple[Note, ...]
    gaps: tuple[Note, ...]
    timing: Mapping[str, tuple[TimingRow, ...]]
    mechanism: ReferralMechanism
    mechanism_words: MechanismWords
    who_may_refer: str
    prepare: tuple[str, ...]
    support: Mapping[str, tuple[str, ...]]
    sources: Mapping[Basis, str]
    prevent: frozenset[str] = frozenset()
    promises: tuple[Promise, ...] = ()
    first_contact: str = ""
    prepare_things: tuple[str, ...] = ()  # about anything but one person
    levels: Mapping[str, str] = field(default_factory=dict)  # what people here call a level
    _dated: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        """Note whether any rule has dates: most sets have none, and then no day matters."""
        object.__setattr__(self, "_dated", any(r.starts or r.ends for r in self.rules))

    @property
    def meeting_codes(self) -> list[str]:
        """List the meetings that may be asked for; MARAC and its like are answers alone."""
        return [code for code in self.meetings if step_for(code) in self.steps]

    def layers(self, day: date) -> Layers:
        """Give the rules in force on a day in the order in which they are read."""
        return _layers(self, day if self._dated else None)

    def conditions(self) -> list[Condition]:
        """List every condition that decides about steps, their time, and meetings."""
        rows = (self.rules, self.primary, self.others, self.gaps, self.promises)
        times = (row.condition for table in self.timing.values() for row in table)
        return [*self.words.values(), *times, *(row.condition for part in rows for row in part)]

    def brought(self, meeting: Meeting | None, *, is_about_person: bool) -> tuple[str, ...]:
        """Give what to bring; about a place, a group or a pattern it is nothing of a child."""
        if is_about_person:
            return (meeting and meeting.prepare) or self.prepare
        return (meeting and meeting.prepare_things) or self.prepare_things

    def who_refers_to(self, meeting: Meeting | None) -> str:
        """Give who may refer to a meeting, or to any of this area."""
        return (meeting and meeting.who_may_refer) or self.who_may_refer

    def text_of(self, step: str) -> str:
        """Give the words of a step."""
        return self.steps[step].text


@dataclass(frozen=True)
class Layers:
    """This is the order of reading: common rules, the area's; then those that ask for steps.

    Inside a layer the order of rules does not matter. A later layer may take away what an
    earlier one added.
    """

    first: tuple[tuple[Rule, ...], ...]
    last: tuple[tuple[Rule, ...], ...]


@lru_cache(maxsize=64)
def _layers(rule_set: RuleSet, day: date | None) -> Layers:
    live = [rule for rule in rule_set.rules if day is None or rule.is_in_force(day)]

    def pick(*, is_last: bool) -> tuple[tuple[Rule, ...], ...]:
        wanted = [rule for rule in live if rule.is_read_last is is_last]
        common = tuple(rule for rule in wanted if rule.is_common)
        return common, tuple(rule for rule in wanted if not rule.is_common)

    return Layers(pick(is_last=False), pick(is_last=True))
