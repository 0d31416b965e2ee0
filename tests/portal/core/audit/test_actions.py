"""Adding to the audit log."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from portal.core.audit.actions import record, record_read
from portal.core.audit.exceptions import (
    DetailRefused,
    KindUnclear,
    LogIsAppendOnly,
    ReadUnexplained,
)
from portal.core.audit.models import AuditEvent, AuditSegment
from portal.core.audit.rules import ReadReason
from portal.core.models import Partnership
from tests.factories import UserFactory

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def test_a_row_says_who_did_what_where_and_when(partnership: Partnership) -> None:
    actor = UserFactory()
    detail = {"states": 3, "is-scheduled": False, "from": "draft"}
    record(
        kind="page-published", now=NOW, actor=actor, partnership=partnership,
        subject="core.StandardPage:12", detail=detail,
    )  # fmt: skip

    row = AuditEvent.objects.get()
    assert (row.at, row.kind, row.actor_id) == (NOW, "page-published", actor.pk)
    assert (row.partnership_id, row.subject) == (partnership.pk, "core.StandardPage:12")
    assert (row.detail, row.is_read, row.segment_id) == (detail, False, None)
    assert str(row) == "2026-11-20 10:00 page-published core.StandardPage:12"


@pytest.mark.parametrize("actor", [None, AnonymousUser()])
def test_nobody_and_nowhere_are_kept_as_unknown(actor: Any) -> None:
    record(kind="packs-loaded", now=NOW, actor=actor)

    row = AuditEvent.objects.get()
    assert (row.actor_id, row.partnership_id, row.subject, row.detail) == (None, None, "", {})
    assert str(row) == "2026-11-20 10:00 packs-loaded"


def test_a_row_goes_with_the_transaction_it_belongs_to() -> None:
    with transaction.atomic():
        record(kind="page-published", now=NOW)
        transaction.set_rollback(True)
    assert not AuditEvent.objects.exists()


def test_a_row_that_is_refused_leaves_nothing() -> None:
    with pytest.raises(KindUnclear):
        record(kind="Page published", now=NOW)
    with pytest.raises(DetailRefused):
        record(kind="page-published", now=NOW, detail={"by": "somebody@example.org"})
    assert not AuditEvent.objects.exists()


def test_a_read_says_who_opened_which_record_and_why(partnership: Partnership) -> None:
    actor = UserFactory()
    record_read(
        kind="tracker-opened", now=NOW, actor=actor, partnership=partnership,
        subject="trackers.Tracker:7", reason=ReadReason.SUPERVISION,
    )  # fmt: skip

    row = AuditEvent.objects.get()
    assert (row.kind, row.actor_id, row.is_read) == ("tracker-opened", actor.pk, True)
    assert (row.subject, row.partnership_id) == ("trackers.Tracker:7", partnership.pk)
    assert row.detail == {"reason": "supervision"}


@pytest.mark.parametrize(
    "change",
    [
        {"actor": None},
        {"actor": AnonymousUser()},
        {"subject": ""},
        {"reason": "because her mother rang"},
        {"reason": "supervision"},
        {"reason": None},
    ],
)
def test_a_read_without_reader_record_or_reason_is_refused(
    partnership: Partnership, change: dict[str, Any]
) -> None:
    read: dict[str, Any] = {
        "actor": UserFactory(), "subject": "trackers.Tracker:7", "reason": ReadReason.REVIEW,
        **change,
    }  # fmt: skip
    with pytest.raises(ReadUnexplained):
        record_read(kind="tracker-opened", now=NOW, partnership=partnership, **read)
    assert not AuditEvent.objects.exists()


def test_the_models_refuse_what_the_database_refuses() -> None:
    record(kind="page-published", now=NOW)
    row = AuditEvent.objects.get()
    for change in (
        row.save, row.delete, AuditEvent.objects.all().delete, AuditSegment.objects.all().delete,
        lambda: AuditEvent.objects.update(kind="other"),
        lambda: AuditSegment.objects.update(count=2),
    ):  # fmt: skip
        with pytest.raises(LogIsAppendOnly):
            change()
    assert AuditEvent.objects.get().kind == "page-published"
