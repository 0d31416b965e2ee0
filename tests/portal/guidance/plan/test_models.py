"""What the database itself refuses."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from portal.guidance.plan.exceptions import KeptForGood
from portal.guidance.plan.models import Action, ActionChange, Measure, MeasureValue, Priority
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)


def refused(name: str, make) -> None:
    """Expect that one constraint of this name, or these columns, says no."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        make()
    assert name in str(caught.value)


def name_of(sqlite: str, postgresql: str) -> str:
    """Name what each database complains about: SQLite names the columns of what is unique."""
    return sqlite if connection.vendor == "sqlite" else postgresql


@pytest.mark.parametrize(
    ("factory", "values", "constraint"),
    [
        (factories.PriorityFactory, {"code": ""}, "priority_has_code"),
        (factories.PriorityFactory, {"slug": "summary"}, "priority_is_not_the_summary"),
        (factories.PriorityFactory, {"slug": ""}, "plan_priority_is_named"),
        (factories.ActionFactory, {"code": ""}, "action_has_code"),
        (factories.ActionFactory, {"status": "lost"}, "action_status_is_known"),
        (factories.MeasureFactory, {"code": ""}, "measure_has_code"),
        (factories.MeasureFactory, {"unit": "miles"}, "measure_unit_is_known"),
        (factories.MeasureFactory, {"direction": "left"}, "measure_direction_is_known"),
        (factories.MeasureFactory, {"frequency": "decade"}, "measure_frequency_is_known"),
        (factories.MeasureFactory, {"unit": "percent", "target": 101},
         "measure_target_is_possible"),
        (factories.MeasureFactory, {"unit": "percent", "target": -1},
         "measure_target_is_possible"),
        (factories.MeasureValueFactory, {"end": date(2025, 3, 31)}, "value_ends_after_start"),
        (factories.MeasureValueFactory, {"value": 3}, "value_is_counted_or_given"),
        (factories.MeasureValueFactory, {"numerator": None}, "value_is_counted_or_given"),
        (factories.MeasureValueFactory, {"denominator": 0}, "value_of_nobody_is_nobody"),
        (factories.MeasureValueFactory, {"period": ""}, "value_names_its_period"),
        (factories.MeasureValueFactory, {"superseded_at": datetime(2020, 1, 1, tzinfo=UTC)},
         "value_corrected_after_entry"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be(factory, values, constraint):
    refused(constraint, lambda: factory(**values))


def test_a_target_above_a_hundred_is_fine_for_a_count():
    assert factories.MeasureFactory(unit="count", target=400).target == 400


def test_nobody_of_nobody_may_be_entered():
    row = factories.MeasureValueFactory(numerator=0, denominator=0)
    assert (row.numerator, row.denominator) == (0, 0)


@pytest.mark.parametrize("model", [Priority, Measure])
def test_a_code_stands_once_in_a_partnership(model, four_partnerships):
    factory = {Priority: factories.PriorityFactory, Measure: factories.MeasureFactory}[model]
    table, name = model._meta.db_table, model._meta.model_name
    here, there = four_partnerships["tees"], four_partnerships["gloucestershire"]
    factory(code="1", partnership=here)
    factory(code="1", partnership=there)
    factory(code="1")
    both = name_of(f"{table}.partnership_id, {table}.code", f"{name}_code_once_here")
    refused(both, lambda: factory(code="1", partnership=here))
    national = name_of(f"{table}.code", f"{name}_code_once_nationally")
    refused(national, lambda: factory(code="1"))


def test_an_action_has_its_number_once_below_a_priority():
    one = factories.ActionFactory(code="1.1")
    factories.ActionFactory(code="1.1")
    columns = name_of("plan_action.priority_id, plan_action.code", "action_code_once")
    refused(columns, lambda: factories.ActionFactory(code="1.1", priority=one.priority))


def test_a_period_has_one_figure_that_holds():
    row = factories.MeasureValueFactory()
    factories.MeasureValueFactory(measure=row.measure, group="Boys")
    columns = name_of("plan_measurevalue.measure_id", "value_once_per_period")
    refused(columns, lambda: factories.MeasureValueFactory(measure=row.measure))
    later = row.entered_at + timedelta(days=1)
    MeasureValue.objects.filter(pk=row.pk).update(superseded_at=later)
    right = factories.MeasureValueFactory(measure=row.measure, corrects=row)
    assert list(MeasureValue.objects.current().filter(group="")) == [right]
    once = name_of("plan_measurevalue.corrects_id", "corrects_id")
    refused(once, lambda: factories.MeasureValueFactory(
        measure=row.measure, corrects=row, group="Girls"))  # fmt: skip


CHANGE = {
    "changed_at": NOW, "from_status": "done", "to_status": "done", "from_due": None,
    "to_due": None, "from_evidence": "", "to_evidence": "",
}  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [
        {"to_status": "delayed"}, {"to_evidence": "Seen."}, {"to_due": date(2027, 1, 1)},
        {"from_due": date(2027, 1, 1)},
        {"from_due": date(2027, 1, 1), "to_due": date(2027, 1, 2)},
    ],
)  # fmt: skip
def test_a_report_changes_something(changes):
    action = factories.ActionFactory()
    made = ActionChange.objects.create(action=action, **{**CHANGE, **changes})
    assert ActionChange.objects.get() == made


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({}, "action_change_changes"),
        ({"from_due": date(2027, 1, 1), "to_due": date(2027, 1, 1)}, "action_change_changes"),
        ({"to_status": "lost"}, "action_change_status_is_known"),
    ],
)
def test_a_report_that_changes_nothing(changes, constraint):
    action = factories.ActionFactory()
    refused(constraint, lambda: ActionChange.objects.create(
        action=action, **{**CHANGE, **changes}))  # fmt: skip


def test_what_was_entered_is_not_written_again():
    row = factories.MeasureValueFactory()
    row.numerator = 7
    with pytest.raises(KeptForGood):
        row.save()


@pytest.mark.parametrize(
    "change", [{"numerator": 7}, {"note": "x"}, {"numerator": 7, "superseded_at": NOW}]
)
def test_the_database_keeps_a_figure_too(change):
    row = factories.MeasureValueFactory()
    refused("never changed", lambda: MeasureValue.objects.filter(pk=row.pk).update(**change))
    row.refresh_from_db()
    assert (row.numerator, row.superseded_at) == (50, None)


def test_a_corrected_figure_stays_corrected():
    row = factories.MeasureValueFactory(superseded_at=NOW)
    rows = MeasureValue.objects.filter(pk=row.pk)
    refused("never changed", lambda: rows.update(superseded_at=None))
    refused("never changed", lambda: rows.update(superseded_at=NOW + timedelta(days=1)))


def test_the_database_keeps_a_report_too():
    action = factories.ActionFactory()
    ActionChange.objects.create(action=action, **{**CHANGE, "to_status": "delayed"})
    refused("never changed", lambda: ActionChange.objects.update(note="x"))


def test_what_was_entered_goes_with_its_measure():
    row = factories.MeasureValueFactory(superseded_at=NOW)
    factories.MeasureValueFactory(measure=row.measure, corrects=row)
    row.measure.delete()
    assert MeasureValue.objects.count() == 0


def test_a_measure_outlives_its_priority():
    priority = factories.PriorityFactory()
    measure = factories.MeasureFactory(priority=priority)
    factories.ActionFactory(priority=priority)
    priority.delete()
    measure.refresh_from_db()
    assert measure.priority is None
    assert Action.objects.count() == 0


def test_an_older_version_of_an_action_does_not_say_how_far_it_was():
    action = factories.ActionFactory(owner_post="Lead", status="not-started")
    revision = action.save_revision()
    Action.objects.filter(pk=action.pk).update(
        status="done", due=date(2026, 5, 1), evidence="Seen.", owner_post="Head"
    )
    action.refresh_from_db()
    older = action.get_latest_revision().as_object()
    assert revision.pk == action.latest_revision_id
    assert (older.owner_post, older.status, older.due, older.evidence) == (
        "Lead", "done", date(2026, 5, 1), "Seen.",
    )  # fmt: skip


def test_rows_say_what_they_are():
    value = factories.MeasureValueFactory(group="Boys")
    assert str(value) == f"{value.measure_id}: 2025/26 Boys"
    assert str(factories.PriorityFactory(code="1", slug="a")) == "1 (a)"
    assert str(factories.ActionFactory(code="1.1", slug="b")) == "1.1 (b)"
    assert str(factories.MeasureFactory(code="Z1", slug="c")) == "Z1 (c)"
    change = ActionChange(action_id=3, from_status="done", to_status="delayed")
    assert str(change) == "3: done → delayed"
    for factory in (factories.PriorityTextFactory, factories.ActionTextFactory):
        assert str(factory(title="Words")) == "Words (Adults)"
    assert str(factories.MeasureTextFactory(name="Words")) == "Words (Adults)"
