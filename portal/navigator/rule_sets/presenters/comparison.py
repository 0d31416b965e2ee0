"""What a draft changes, held against the rules that are live."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from portal.navigator.rule_sets.presenters.amounts import amount, of_all, share
from portal.navigator.rule_sets.presenters.answers import AnswerLine, in_plain_words
from portal.navigator.rule_sets.presenters.beside import SaidLine, said_lines
from portal.navigator.rule_sets.presenters.cases import CaseLine, case_line
from portal.navigator.rule_sets.presenters.naming import place_name, step_name
from portal.navigator.rule_sets.presenters.order import OrderLine, order_lines
from portal.navigator.rule_sets.rules.differing import check
from portal.navigator.rule_sets.rules.tables import ORDER, Fate, Part, Rewritten, rewritten
from portal.navigator.rules.comparing import STEP, Change, compare
from portal.navigator.rules.rule import RuleSet
from portal.navigator.rules.scenarios import Scenario
from portal.navigator.rules.steps import meeting_of

PARTS: dict[Part, Promise] = {
    Part.RULES: lazy("Rules"),
    Part.STEPS: lazy("Words of steps"),
    Part.MEETINGS: lazy("Meetings"),
    Part.PRIMARY: lazy("Choice of the primary meeting"),
    Part.FORMS: lazy("Choice of the form"),
    Part.OTHERS: lazy("Other meetings"),
    Part.REDIRECTS: lazy("Groups that take no referrals"),
    Part.CAUTIONS: lazy("Cautions"),
    Part.GAPS: lazy("What is not set"),
    Part.TIMING: lazy("How soon"),
    Part.WORDS: lazy("Words of the rules"),
    Part.PROMISES: lazy("What must always hold"),
    Part.REST: lazy("Everything else"),
}
FATES: dict[Fate, Promise] = {
    Fate.NEW: lazy("new"),
    Fate.CHANGED: lazy("changed"),
    Fate.GONE: lazy("gone"),
}
REST: dict[str, Promise] = {
    "first_contact": lazy("Who to talk with first"),
    "who_may_refer": lazy("Who may refer"),
    "prepare": lazy("What to bring"),
    "prepare_things": lazy("What to bring about a place or group"),
    "mechanism": lazy("Who submits to the National Referral Mechanism"),
    "mechanism_words": lazy("Words about the National Referral Mechanism"),
    "prevent": lazy("Meetings that need the Prevent referral"),
    "support": lazy("Support services"),
    "sources": lazy("Sources"),
    "levels": lazy("What levels are called here"),
}


@dataclass(frozen=True)
class ChangeLine:
    """This is one way in which a step or meeting changes, with one case and how many there are."""

    comes: bool
    count: str
    share: str
    example: tuple[AnswerLine, ...]


@dataclass(frozen=True)
class ChangeGroup:
    """This is a step or primary meeting that comes or goes."""

    name: str
    is_primary: bool
    lines: tuple[ChangeLine, ...]


@dataclass(frozen=True)
class RewrittenPart:
    """This is a part of the rules with the entries that are written differently."""

    heading: str
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CaseChange:
    """This is a case that goes another way: as it is live, and as it would be."""

    words: str
    is_worse: bool
    case: CaseLine


@dataclass(frozen=True)
class ComparisonPage:
    """This is the whole page."""

    summary: str
    changes: tuple[ChangeGroup, ...]
    order: tuple[OrderLine, ...]
    said: tuple[SaidLine, ...]
    written: tuple[RewrittenPart, ...]
    cases: tuple[CaseChange, ...]

    @property
    def is_same(self) -> bool:
        """Say whether nothing at all differs."""
        return not (self.changes or self.order or self.said or self.written or self.cases)


def comparison(
    live: RuleSet, draft: RuleSet, day: date, scenarios: Sequence[Scenario] = ()
) -> ComparisonPage:
    """Compare a draft with what is live on a day, for every combination of answers."""
    found = compare(live, draft, day)
    written = rewritten(live, draft)
    return ComparisonPage(
        _summary(found.changed, found.combinations, is_rewritten=bool(written or found.reworded)),
        tuple(_groups(found.changes, live, draft, found.combinations)),
        order_lines(found.moved, draft, found.combinations),
        said_lines(found.reworded, live, draft, found.combinations),
        tuple(_written(written, live, draft)),
        tuple(_cases(live, draft, scenarios, day)),
    )


def _summary(changed: int, total: int, *, is_rewritten: bool) -> str:
    if changed:
        words = _("Steps, their order or the primary meeting change %(where)s.")
        return words % {"where": of_all(changed, total)}
    if is_rewritten:
        words = _(
            "No step and no primary meeting changes, for any of %(total)s combinations of answers."
            " Only words and what stands beside the steps change."
        )
    else:
        words = _("Nothing changes, for any of %(total)s combinations of answers.")
    return words % {"total": amount(total)}


def _groups(
    changes: Iterable[Change], live: RuleSet, draft: RuleSet, total: int
) -> list[ChangeGroup]:
    together: dict[tuple[str, str | None], list[Change]] = {}
    for change in changes:
        together.setdefault((change.about, change.code), []).append(change)
    return [
        ChangeGroup(
            _name(about, code, live, draft),
            about != STEP and code is not None,
            tuple(_line(change, draft, total) for change in found),
        )
        for (about, code), found in sorted(
            together.items(), key=lambda each: _place(each[0][0], each[0][1], live, draft)
        )
    ]


def _line(change: Change, draft: RuleSet, total: int) -> ChangeLine:
    return ChangeLine(
        change.comes,
        amount(change.combinations),
        share(change.combinations, total),
        tuple(in_plain_words(change.answers, draft)),
    )


def _place(about: str, code: str | None, live: RuleSet, draft: RuleSet) -> tuple[bool, int, str]:
    """Order steps as they are taken, then primary meetings by their codes."""
    kind = draft.steps.get(code or "") or live.steps.get(code or "")
    return about != STEP, kind.rank if kind and about == STEP else 0, code or ""


def _name(about: str, code: str | None, live: RuleSet, draft: RuleSet) -> str:
    if code is None:
        return _("No primary meeting")
    if about == STEP:
        return step_name(draft if code in draft.steps else live, code)
    return place_name(draft if code in draft.meetings else live, code)


def _written(found: Iterable[Rewritten], live: RuleSet, draft: RuleSet) -> Iterable[RewrittenPart]:
    parts: dict[Part, list[tuple[str, str]]] = {}
    for each in found:
        where = live if each.fate is Fate.GONE else draft
        entry = (_entry(each, where), str(FATES[each.fate]))
        parts.setdefault(each.part, []).append(entry)
    for part, entries in parts.items():
        yield RewrittenPart(str(PARTS[part]), tuple(entries))


def _entry(each: Rewritten, rule_set: RuleSet) -> str:
    if each.name == ORDER:
        return _("Their order")
    if each.part is Part.STEPS:
        return step_name(rule_set, each.name)
    if each.part in (Part.MEETINGS, Part.OTHERS, Part.REDIRECTS):
        return place_name(rule_set, meeting_of(each.name) or each.name)
    if each.part is Part.REST:
        return str(REST[each.name])
    return each.name


def _cases(
    live: RuleSet, draft: RuleSet, scenarios: Iterable[Scenario], day: date
) -> Iterable[CaseChange]:
    for scenario in scenarios:
        before, after = check(live, scenario, day), check(draft, scenario, day)
        if before.holds and not after.holds:
            yield CaseChange(_("holds now, and would fail"), True, case_line(after, draft))
        elif after.holds and not before.holds:
            yield CaseChange(_("fails now, and would hold"), False, case_line(after, draft))
        elif (before.steps, before.primary, before.form, before.nrm) != (
            after.steps, after.primary, after.form, after.nrm
        ):  # fmt: skip
            yield CaseChange(
                _("fails now, and would fail in another way"), True, case_line(after, draft)
            )
