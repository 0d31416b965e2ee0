"""The delivery plan as pages show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.core.addresses import language_prefix
from portal.guidance.plan.models import Action, ActionChange, ActionText, PriorityText
from portal.guidance.plan.models.plan import STATUS_NAMES
from portal.guidance.plan.queries import PlanWords
from portal.guidance.plan.rules.progress import Status, days_late

TAGS = {
    Status.NOT_STARTED: ("", ""),
    Status.UNDER_WAY: ("ok", "walk"),
    Status.DONE: ("ok", "check"),
    Status.DELAYED: ("warn", "clock"),
    Status.STOPPED: ("", "cross"),
    Status.NOT_KNOWN: ("dash", ""),
}


@dataclass(frozen=True)
class Tag:
    """This is a short word on how something stands."""

    label: str | Promise
    kind: str = ""
    icon: str = ""


@dataclass(frozen=True)
class ChangeLine:
    """This is one report on an action."""

    at: datetime
    words: list[str]
    note: str
    by: str


@dataclass(frozen=True)
class ActionLine:
    """This is one action with how far it is."""

    code: str
    title: str
    detail: str
    owner: str
    due: date | None
    status: Tag
    late: Tag | None
    evidence: str
    anchor: str
    url: str
    priority: str
    history: list[ChangeLine]


@dataclass(frozen=True)
class Count:
    """This is how many actions have one status."""

    label: str | Promise
    number: int


@dataclass(frozen=True)
class PriorityCard:
    """This is one priority with how its actions stand."""

    code: str
    title: str
    summary: str
    url: str
    actions: list[ActionLine]
    counts: list[Count]
    late: int

    @property
    def words(self) -> str:
        """Say how its actions stand in one line."""
        return in_words(len(self.actions), self.counts, self.late)


@dataclass(frozen=True)
class Plan:
    """This is the whole plan."""

    priorities: list[PriorityCard]

    @property
    def actions(self) -> list[ActionLine]:
        """List all actions, in the order of their priorities."""
        return [action for priority in self.priorities for action in priority.actions]

    @property
    def counts(self) -> list[Count]:
        """Count all actions by status."""
        return _totals(self.priorities)

    @property
    def late(self) -> int:
        """Count the actions whose day has passed."""
        return sum(priority.late for priority in self.priorities)

    @property
    def words(self) -> str:
        """Say how the plan stands in one line."""
        return in_words(len(self.actions), self.counts, self.late) if self.priorities else ""

    @property
    def names_no_owner(self) -> bool:
        """Say whether nobody was named for anything: then it is said once, not in each line."""
        return bool(self.actions) and not any(action.owner for action in self.actions)

    @property
    def names_no_day(self) -> bool:
        """Say whether no action has a day."""
        return bool(self.actions) and all(action.due is None for action in self.actions)


def plan_address(priority: str = "") -> str:
    """Give the address of the plan, or of one priority."""
    base = f"{language_prefix()}strategy/plan/"
    return f"{base}{priority}/" if priority else base


def plan(words: PlanWords, today: date, changes: Sequence[ActionChange] = ()) -> Plan:
    """Put actions below their priorities."""
    cards = []
    for text in words.priorities:
        own = [action for action in words.actions if action.owner.priority_id == text.owner_id]
        lines = [action_line(action, text, today, changes) for action in own]
        cards.append(_card(text, lines))
    return Plan(cards)


def _card(text: PriorityText, lines: list[ActionLine]) -> PriorityCard:
    return PriorityCard(
        text.owner.code, text.title, text.summary, plan_address(text.owner.slug), lines,
        _counted(lines), sum(line.late is not None for line in lines),
    )  # fmt: skip


def action_line(
    text: ActionText, priority: PriorityText, today: date, changes: Sequence[ActionChange] = ()
) -> ActionLine:
    """Give one action with how far it is, and what was reported of it."""
    row: Action = text.owner
    address = plan_address(priority.owner.slug)
    return ActionLine(
        row.code, text.title, text.detail, row.owner_post, row.due, status_tag(row.status),
        late_tag(row, today), row.evidence, f"action-{row.slug}", f"{address}#action-{row.slug}",
        priority.title, [change_line(each) for each in changes if each.action_id == row.pk],
    )  # fmt: skip


def status_tag(code: str) -> Tag:
    """Say how far an action is."""
    status = Status(code)
    return Tag(STATUS_NAMES[status], *TAGS[status])


def late_tag(row: Action, today: date) -> Tag | None:
    """Say how long ago an open action was due; None when it is not late."""
    late = days_late(Status(row.status), row.due, today)
    if not late:
        return None
    words = ngettext("%(days)d day late", "%(days)d days late", late) % {"days": late}
    return Tag(words, "late", "clock")


def change_line(change: ActionChange) -> ChangeLine:
    """Say what one report changed."""
    words = []
    if change.from_status != change.to_status:
        words.append(
            _("Status: from “%(before)s” to “%(after)s”.")
            % {
                "before": STATUS_NAMES[Status(change.from_status)],
                "after": STATUS_NAMES[Status(change.to_status)],
            }
        )
    if change.from_due != change.to_due:
        words.append(
            _("Due: from %(before)s to %(after)s.")
            % {"before": _day(change.from_due), "after": _day(change.to_due)}
        )
    if change.from_evidence != change.to_evidence:
        words.append(_evidence(change))
    return ChangeLine(change.changed_at, words, change.note, change.changed_by)


def _evidence(change: ActionChange) -> str:
    if not change.to_evidence:
        return _("Evidence taken away. It was: “%(before)s”") % {"before": change.from_evidence}
    if not change.from_evidence:
        return _("Evidence added: “%(after)s”") % {"after": change.to_evidence}
    return _("Evidence: from “%(before)s” to “%(after)s”") % {
        "before": change.from_evidence,
        "after": change.to_evidence,
    }


def _day(day: date | None) -> str:
    return date_words(day) if day else _("no date")


def date_words(day: date) -> str:
    """Write a day as people say it."""
    return date_format(day, "DATE_FORMAT")


def in_words(total: int, counts: Sequence[Count], late: int) -> str:
    """Say how so many actions stand, in one line."""
    if not total:
        return _("No actions are written here yet.")
    parts = [f"{count.number} {str(count.label).lower()}" for count in counts]
    if late:
        parts.append(ngettext("%(count)d late", "%(count)d late", late) % {"count": late})
    head = ngettext("%(count)d action", "%(count)d actions", total) % {"count": total}
    return f"{head}: {', '.join(parts)}."


def _counted(lines: Sequence[ActionLine]) -> list[Count]:
    found = Counter(line.status.label for line in lines)
    return [Count(name, found[name]) for name in STATUS_NAMES.values() if found[name]]


def _totals(priorities: Sequence[PriorityCard]) -> list[Count]:
    return _counted([line for priority in priorities for line in priority.actions])
