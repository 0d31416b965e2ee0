"""What is reported is added to: who, when, from what to what."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from portal.core.audit.models import AuditEvent
from portal.core.stamp import current_stamp
from portal.guidance.plan.actions import (
    Entry,
    Progress,
    correct_value,
    enter_value,
    entry_of,
    report_progress,
)
from portal.guidance.plan.exceptions import (
    NothingChanged,
    PeriodAlreadyEntered,
    ValueAlreadyCorrected,
)
from portal.guidance.plan.models import ActionChange, MeasureValue
from portal.guidance.plan.rules.figures import Counts
from portal.guidance.plan.rules.periods import Period
from portal.guidance.plan.rules.progress import Status
from tests.factories import user_with_role

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
LATER = datetime(2026, 11, 21, 10, tzinfo=UTC)
ENTRY = Entry("2025/26", Period(date(2025, 4, 1), date(2026, 3, 31)), Counts(50))


@pytest.fixture
def editor(partnership):
    return user_with_role("editor", partnership)


def test_a_report_changes_the_action_and_keeps_what_was_said(small_plan, editor):
    before = current_stamp()
    said = Progress(Status.DONE, None, "All sectors were trained.")
    change = report_progress(
        action=small_plan.action, progress=said, now=NOW, user=editor, note="Finished early."
    )
    small_plan.action.refresh_from_db()
    row = small_plan.action
    assert (row.status, row.due, row.evidence) == ("done", None, "All sectors were trained.")
    assert (change.from_status, change.to_status) == ("under-way", "done")
    assert (change.from_due, change.to_due) == (date(2026, 12, 18), None)
    assert change.from_evidence == "Two sessions were held."
    assert (change.note, change.changed_at) == ("Finished early.", NOW)
    assert change.changed_by == "Editor, North Lincolnshire"
    assert current_stamp() != before


def test_a_report_that_says_nothing_new_is_refused(small_plan, editor):
    same = Progress(Status.UNDER_WAY, date(2026, 12, 18), "Two sessions were held.")
    with pytest.raises(NothingChanged):
        report_progress(action=small_plan.action, progress=same, now=NOW, user=editor)
    assert ActionChange.objects.count() == 0


def test_a_figure_is_entered_once_for_a_period_and_group(small_plan, editor):
    row = enter_value(measure=small_plan.measure, entry=ENTRY, now=NOW, user=editor)
    assert (row.numerator, row.entered_at, row.corrects) == (50, NOW, None)
    assert row.entered_by == "Editor, North Lincolnshire"
    with pytest.raises(PeriodAlreadyEntered):
        enter_value(measure=small_plan.measure, entry=ENTRY, now=NOW, user=editor)
    boys = replace(ENTRY, group="Boys")
    assert enter_value(measure=small_plan.measure, entry=boys, now=NOW).group == "Boys"
    assert MeasureValue.objects.count() == 2


def test_a_correction_keeps_the_figure_that_was_wrong(small_plan, editor):
    wrong = enter_value(measure=small_plan.measure, entry=ENTRY, now=NOW, user=editor)
    right = replace(ENTRY, counts=Counts(60))
    made = correct_value(value=wrong, entry=right, now=LATER, user=editor)
    wrong.refresh_from_db()
    assert (wrong.numerator, wrong.superseded_at) == (50, LATER)
    assert (made.numerator, made.corrects, made.superseded_at) == (60, wrong, None)
    assert list(MeasureValue.objects.current()) == [made]


def test_only_the_figure_that_holds_can_be_corrected(small_plan, editor):
    wrong = enter_value(measure=small_plan.measure, entry=ENTRY, now=NOW, user=editor)
    correct_value(value=wrong, entry=replace(ENTRY, counts=Counts(60)), now=LATER)
    with pytest.raises(ValueAlreadyCorrected):
        correct_value(value=wrong, entry=replace(ENTRY, counts=Counts(70)), now=LATER)
    assert MeasureValue.objects.current().get().numerator == 60


def test_a_correction_that_corrects_nothing_is_refused_whole(small_plan):
    row = enter_value(measure=small_plan.measure, entry=ENTRY, now=NOW)
    with pytest.raises(NothingChanged):
        correct_value(value=row, entry=entry_of(row), now=LATER)
    row.refresh_from_db()
    assert row.superseded_at is None


def test_a_correction_does_not_land_on_another_period(small_plan):
    enter_value(measure=small_plan.measure, entry=ENTRY, now=NOW)
    boys = enter_value(measure=small_plan.measure, entry=replace(ENTRY, group="Boys"), now=NOW)
    with pytest.raises(PeriodAlreadyEntered):
        correct_value(value=boys, entry=ENTRY, now=LATER)
    boys.refresh_from_db()
    assert boys.superseded_at is None


def test_each_report_leaves_an_audit_row(small_plan, editor):
    report_progress(action=small_plan.action, progress=Progress(Status.DONE), now=NOW, user=editor)
    row = enter_value(measure=small_plan.measure, entry=ENTRY, now=NOW, user=editor)
    correct_value(value=row, entry=replace(ENTRY, note="x"), now=LATER, user=editor)
    found = AuditEvent.objects.filter(actor_id=editor.pk).order_by("pk")
    assert [(event.kind, event.subject) for event in found] == [
        ("action-reported", f"plan.Action:{small_plan.action.pk}"),
        ("measure-value-entered", f"plan.Measure:{small_plan.measure.pk}"),
        ("measure-value-corrected", f"plan.Measure:{small_plan.measure.pk}"),
    ]
    assert {event.partnership_id for event in found} == {small_plan.partnership.pk}
