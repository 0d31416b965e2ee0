"""What a rule set covers, as a page that a lead can read and print."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.navigator.labels import label_of
from portal.navigator.rule_sets.presenters.amounts import amount, share
from portal.navigator.rule_sets.presenters.answers import AnswerLine, in_plain_words
from portal.navigator.rule_sets.presenters.basis import BASIS
from portal.navigator.rule_sets.presenters.cases import CaseLine, case_line
from portal.navigator.rule_sets.presenters.faults import FaultInWords, in_words
from portal.navigator.rule_sets.presenters.naming import place_name, step_name
from portal.navigator.rule_sets.presenters.wording import (
    Line,
    WordLine,
    lines,
    rule_sentence,
    words_of,
)
from portal.navigator.rule_sets.rules.covering import (
    Matter,
    Reach,
    ReachedPlace,
    ReachedRule,
    cover,
)
from portal.navigator.rule_sets.rules.differing import Checked, check
from portal.navigator.rules.proof import prove
from portal.navigator.rules.rule import Rule, RuleSet
from portal.navigator.rules.scenarios import Scenario
from portal.navigator.rules.steps import meeting_of


@dataclass(frozen=True)
class ReachLine:
    """This is how often something is there, with an example; without one it never is."""

    count: str
    share: str
    example: tuple[AnswerLine, ...] | None

    @property
    def is_there(self) -> bool:
        """Say whether any answers lead there."""
        return self.example is not None


@dataclass(frozen=True)
class RuleLine:
    """This is a rule: when it holds, what it does and why, and which answers reach it."""

    id: str
    is_common: bool
    when: tuple[Line, ...]
    does: str
    why: str
    basis: str
    days: str
    reach: ReachLine
    cases: tuple[str, ...]


@dataclass(frozen=True)
class PlaceLine:
    """This is a step or a meeting, the rules that lead there, and the answers that do."""

    name: str
    rules: tuple[str, ...]
    reach: ReachLine | None  # none of a place that is no meeting of this area
    primary: ReachLine | None = None  # of meetings: where it is the primary one
    is_closed: bool = False  # a group that takes no case referrals


@dataclass(frozen=True)
class InputLines:
    """This says which inputs have a say here, and in what."""

    steps: tuple[str, ...]
    words: tuple[str, ...]
    nothing: tuple[str, ...]


@dataclass(frozen=True)
class Coverage:
    """This is the whole page."""

    version: str
    combinations: str
    seconds: float
    rules: tuple[RuleLine, ...]
    steps: tuple[PlaceLine, ...]
    meetings: tuple[PlaceLine, ...]
    words: tuple[WordLine, ...]
    inputs: InputLines
    cases: tuple[CaseLine, ...]
    faults: tuple[FaultInWords, ...]

    @property
    def failing(self) -> int:
        """Count the cases that fail."""
        return sum(not case.holds for case in self.cases)

    @property
    def unreached(self) -> int:
        """Count the rules that nothing reaches."""
        return sum(not rule.reach.is_there for rule in self.rules)


def coverage(rule_set: RuleSet, scenarios: Sequence[Scenario], day: date) -> Coverage:
    """Say what a rule set covers from a day on, and whether it holds."""
    begun = time.perf_counter()
    proof = prove(rule_set, scenarios, day)
    found = cover(rule_set, day)
    checked = [check(rule_set, scenario, day) for scenario in scenarios]
    seconds = time.perf_counter() - begun
    page = _Page(rule_set, found.combinations)
    primary = {each.code: each.reach for each in found.primary}
    return Coverage(
        version=rule_set.version,
        combinations=amount(found.combinations),
        seconds=seconds,
        rules=tuple(page.rule(each, checked) for each in found.rules),
        steps=tuple(page.place(each) for each in found.steps if not meeting_of(each.code)),
        meetings=tuple(page.meetings(found.steps, primary)),
        words=tuple(words_of(rule_set)),
        inputs=_inputs(found.inputs),
        cases=tuple(case_line(each, rule_set) for each in checked),
        faults=tuple(in_words(proof, rule_set)),
    )


class _Page:
    """This turns what is covered into lines."""

    def __init__(self, rule_set: RuleSet, total: int) -> None:
        self.rule_set = rule_set
        self.total = total

    def rule(self, reached: ReachedRule, checked: Sequence[Checked]) -> RuleLine:
        """Give the line of a rule."""
        rule = reached.rule
        return RuleLine(
            rule.id,
            rule.is_common,
            lines(rule.condition, self.rule_set),
            rule_sentence(rule, self.rule_set),
            rule.why,
            str(BASIS[rule.basis]),
            _days(rule),
            self.reach(reached.reach),
            tuple(each.scenario.id for each in checked if _is_used(rule, each)),
        )

    def place(self, reached: ReachedPlace, primary: Reach | None = None) -> PlaceLine:
        """Give the line of a step or a meeting."""
        meeting = meeting_of(reached.code)
        return PlaceLine(
            step_name(self.rule_set, reached.code)
            if meeting is None
            else place_name(self.rule_set, meeting),
            reached.rules,
            self.reach(reached.reach),
            None if meeting is None else self.reach(primary or Reach(None, 0)),
            meeting in {row.asked_for for row in self.rule_set.redirects},
        )

    def meetings(
        self, steps: Sequence[ReachedPlace], primary: dict[str, Reach]
    ) -> Sequence[PlaceLine]:
        """Give the lines of meetings, then of other places that are the primary one somewhere."""
        meetings = {meeting_of(each.code): each for each in steps if meeting_of(each.code)}
        found = [self.place(each, primary.get(code or "")) for code, each in meetings.items()]
        others = (code for code in primary if code not in meetings)
        return [
            *found,
            *(
                PlaceLine(
                    place_name(self.rule_set, code),
                    (),
                    None,
                    self.reach(primary[code]),
                )
                for code in others
            ),
        ]

    def reach(self, reach: Reach) -> ReachLine:
        """Say how often something is there."""
        example = None
        if reach.example is not None:
            example = tuple(in_plain_words(reach.example, self.rule_set))
        count = reach.combinations
        return ReachLine(amount(count), share(count, self.total), example)


def _is_used(rule: Rule, checked: Checked) -> bool:
    """Say whether a rule put a step there in a case; its reason tells rules of one name apart."""
    return any(
        (because.rule, because.text) == (rule.id, rule.why)
        for step in checked.decision.steps
        for because in step.because
    )


def _days(rule: Rule) -> str:
    if rule.starts and rule.ends:
        words = _("From %(starts)s to %(ends)s")
    elif rule.starts:
        words = _("From %(starts)s")
    elif rule.ends:
        words = _("Until %(ends)s")
    else:
        return ""
    return words % {"starts": _day(rule.starts), "ends": _day(rule.ends)}


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""


def _inputs(found: Sequence[tuple[str, Matter]]) -> InputLines:
    def pick(matter: Matter) -> tuple[str, ...]:
        return tuple(label_of(name) for name, each in found if each is matter)

    return InputLines(pick(Matter.STEPS), pick(Matter.WORDS), pick(Matter.NOTHING))
