"""Writes of plan and measures: what was reported is added to, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from portal.core.access import access
from portal.core.audit.actions import record
from portal.core.models import Partnership
from portal.core.publishing.changes import subject_of
from portal.guidance.plan.exceptions import (
    NothingChanged,
    PeriodAlreadyEntered,
    ValueAlreadyCorrected,
)
from portal.guidance.plan.models import Action, ActionChange, Measure, MeasureValue
from portal.guidance.plan.rules.figures import Counts
from portal.guidance.plan.rules.periods import Period
from portal.guidance.plan.rules.progress import Status


@dataclass(frozen=True)
class Progress:
    """This is how far an action is said to be."""

    status: Status
    due: date | None = None
    evidence: str = ""


@dataclass(frozen=True)
class Entry:
    """This is one figure as somebody enters it."""

    name: str  # of its period, as printed
    period: Period
    counts: Counts
    group: str = ""
    printed: str = ""
    note: str = ""


@transaction.atomic
def report_progress(
    *, action: Action, progress: Progress, now: datetime, user: Any = None, note: str = "",
    by: str = "",
) -> ActionChange:  # fmt: skip
    """Write how far an action is and keep what was said before; NothingChanged when it is that."""
    row = Action.objects.select_for_update().get(pk=action.pk)
    before = Progress(Status(row.status), row.due, row.evidence)
    if before == progress:
        raise NothingChanged
    row.status, row.due, row.evidence = progress.status.value, progress.due, progress.evidence
    row.save(update_fields=list(Action.progress_fields))
    change: ActionChange = ActionChange.objects.create(
        action=row, changed_at=now, note=note,
        from_status=before.status.value, to_status=progress.status.value,
        from_due=before.due, to_due=progress.due,
        from_evidence=before.evidence, to_evidence=progress.evidence,
        changed_by=by or _group_of(user, row.partnership),
    )  # fmt: skip
    _note("action-reported", row, user, now)
    return change


@transaction.atomic
def enter_value(
    *, measure: Measure, entry: Entry, now: datetime, user: Any = None, by: str = ""
) -> MeasureValue:
    """Add a figure; PeriodAlreadyEntered when there is one for this period and group."""
    row = Measure.objects.select_for_update().get(pk=measure.pk)
    _refuse_second(row, entry)
    value = _add(row, entry, now, by or _group_of(user, row.partnership), None)
    _note("measure-value-entered", row, user, now)
    return value


@transaction.atomic
def correct_value(
    *, value: MeasureValue, entry: Entry, now: datetime, user: Any = None, by: str = ""
) -> MeasureValue:
    """Add the right figure beside the wrong one, which is kept and marked.

    ValueAlreadyCorrected when somebody was quicker; PeriodAlreadyEntered when the right period
    has a figure already; NothingChanged when it is the same.
    """
    row = Measure.objects.select_for_update().get(pk=value.measure_id)
    current = MeasureValue.objects.current().filter(pk=value.pk)
    if not current.exists():
        raise ValueAlreadyCorrected
    if entry == entry_of(value):
        raise NothingChanged
    current.update(superseded_at=now)
    _refuse_second(row, entry)
    right = _add(row, entry, now, by or _group_of(user, row.partnership), value)
    _note("measure-value-corrected", row, user, now)
    return right


def entry_of(value: MeasureValue) -> Entry:
    """Give a figure as it was entered."""
    return Entry(
        value.period, Period(value.start, value.end),
        Counts(value.numerator, value.denominator, value.value),
        value.group, value.printed, value.note,
    )  # fmt: skip


def _refuse_second(measure: Measure, entry: Entry) -> None:
    others = MeasureValue.objects.current().filter(
        measure=measure, start=entry.period.start, end=entry.period.end, group=entry.group
    )
    if others.exists():
        raise PeriodAlreadyEntered


def _add(
    measure: Measure, entry: Entry, now: datetime, by: str, corrects: MeasureValue | None
) -> MeasureValue:
    made: MeasureValue = MeasureValue.objects.create(
        measure=measure, period=entry.name, start=entry.period.start, end=entry.period.end,
        group=entry.group, numerator=entry.counts.numerator, denominator=entry.counts.denominator,
        value=entry.counts.value, printed=entry.printed, note=entry.note,
        entered_at=now, entered_by=by, corrects=corrects,
    )  # fmt: skip
    return made


def _group_of(user: Any, partnership: Partnership | None) -> str:
    """Say in which role somebody reports, never who they are; nobody in particular is empty."""
    if user is None:
        return ""
    return access().publishes_as(user, partnership) or _("Editor, %(partnership)s") % {
        "partnership": partnership
    }


def _note(kind: str, row: Any, user: Any, now: datetime) -> None:
    record(kind=kind, now=now, actor=user, partnership=row.partnership, subject=subject_of(row))
