"""Editions are kept for good: the database says so as well."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from portal.core.editions.exceptions import KeptForGood
from portal.core.editions.models import Edition, Withdrawal, WithdrawalReason

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def edition(**values) -> Edition:
    made = {
        "model_label": "core.StandardPage",
        "object_id": "7",
        "title": "Rota",
        "number": 1,
        "published_at": NOON,
        "note": "First edition.",
        "html": "<p>Ring.</p>",
        "content_digest": "c" * 64,
        "digest": "d" * 64,
    }
    return Edition.objects.create(**{**made, **values})


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({}, "edition_number_once|UNIQUE"),
        ({"number": 0}, "edition_from_one"),
        ({"object_id": ""}, "edition_is_of_something"),
        ({"model_label": ""}, "edition_is_of_something"),
        ({"number": 2, "note": ""}, "edition_says_why"),
    ],
)
def test_the_database_refuses_what_cannot_be(values, constraint):
    edition()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        edition(**values)


def test_a_correction_shares_the_number_and_another_page_has_its_own():
    edition()
    corrected = edition(correction=1)
    assert corrected.is_correction is True
    assert edition(object_id="8").is_correction is False


def test_a_withdrawal_has_a_known_reason_and_is_the_only_one():
    one = edition()
    with pytest.raises(IntegrityError, match="withdrawal_has_reason"), transaction.atomic():
        Withdrawal.objects.create(edition=one, withdrawn_at=NOON, reason="bored")
    values = {"edition": one, "withdrawn_at": NOON, "reason": WithdrawalReason.DELETED}
    Withdrawal.objects.create(**values)
    with pytest.raises(IntegrityError), transaction.atomic():
        Withdrawal.objects.create(**values)
    assert str(one.withdrawal) == "Rota, 1 (deleted)"


def test_nothing_of_ours_changes_or_deletes_one():
    kept = edition()
    kept.note = "Other words."
    for attempt in (
        kept.save,
        kept.delete,
        lambda: Edition.objects.update(note="x"),
        lambda: Edition.objects.filter(pk=kept.pk).delete(),
        lambda: Withdrawal.objects.all().delete(),
    ):
        with pytest.raises(KeptForGood):
            attempt()
    assert Edition.objects.get().note == "First edition."


@pytest.mark.parametrize("table", ["editions_edition", "editions_withdrawal"])
def test_the_database_itself_refuses_to_change_one(table):
    Withdrawal.objects.create(edition=edition(), withdrawn_at=NOON, reason="deleted")
    with (
        pytest.raises(DatabaseError, match="editions are kept for good"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE {table} SET id = id")
