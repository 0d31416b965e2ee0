"""The database itself refuses what the logs refuse, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from portal.core.audit.models import AuditEvent, AuditSegment
from portal.core.audit.queries import GUARDS, missing_guards
from portal.users.actions.security import log_event
from portal.users.models import EventKind, SecurityEvent
from tests.portal.core.audit.conftest import LONG_AGO, add_day

pytestmark = pytest.mark.django_db


def refuses(sql: str, words: str) -> None:
    """Run SQL in a transaction of its own, and see it refused for the reason given."""
    with (
        pytest.raises(IntegrityError, match=words),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_auditevent SET kind = 'other'",
        "UPDATE audit_auditevent SET at = '2020-01-01 00:00:00+00:00'",
        "UPDATE audit_auditevent SET actor_id = 1",
        "UPDATE audit_auditevent SET partnership_id = 1",
        "UPDATE audit_auditevent SET subject = ''",
        "UPDATE audit_auditevent SET detail = '{}'",
        "UPDATE audit_auditevent SET id = id + 100",
        "UPDATE audit_auditevent SET segment_id = NULL",
        "UPDATE audit_auditevent SET segment_id = 2",
        "UPDATE audit_auditevent SET segment_id = segment_id",
        "UPDATE audit_auditsegment SET digest = 'x' WHERE number = 3",
        "UPDATE audit_auditsegment SET count = 4",
        "UPDATE audit_auditsegment SET number = 9 WHERE number = 3",
        "UPDATE audit_auditsegment SET expired_at = NULL",
        "DELETE FROM audit_auditsegment WHERE number = 3",
    ],
)
def test_what_is_sealed_never_changes(chain: None, sql: str) -> None:
    refuses(sql, "only added to")
    assert missing_guards() == []


def test_what_is_not_sealed_yet_may_only_be_sealed(chain: None) -> None:
    AuditEvent.objects.create(at=LONG_AGO, kind="late")
    refuses("UPDATE audit_auditevent SET kind = 'other' WHERE kind = 'late'", "only added to")
    refuses(
        "UPDATE audit_auditevent SET kind = 'other', segment_id = 1 WHERE kind = 'late'",
        "only added to",
    )
    refuses("DELETE FROM audit_auditevent WHERE kind = 'late'", "segment that is over")
    segment = AuditSegment.objects.get(number=3)
    assert AuditEvent.objects.filter(kind="late").seal(segment) == 1
    assert AuditEvent.objects.get(kind="late").segment_id == 3


def test_rows_go_only_with_a_segment_that_is_over(chain: None) -> None:
    refuses("DELETE FROM audit_auditevent WHERE segment_id = 1", "segment that is over")
    AuditSegment.objects.expire(number=1, now=timezone.now())
    refuses("DELETE FROM audit_auditevent", "segment that is over")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_auditevent WHERE segment_id = 1")
        assert cursor.rowcount == 3
    refuses("UPDATE audit_auditsegment SET expired_at = NULL WHERE number = 1", "only added to")


def test_nobody_can_end_a_segments_time_early(db: None) -> None:
    days = (timezone.now() - timedelta(days=179) - LONG_AGO).days
    add_day(days)
    with pytest.raises(IntegrityError, match="half a year"), transaction.atomic():
        AuditSegment.objects.expire(number=1, now=timezone.now() + timedelta(days=400))
    assert AuditSegment.objects.get().expired_at is None


def test_a_row_of_the_security_log_never_changes() -> None:
    log_event(kind=EventKind.SIGNED_IN, now=LONG_AGO)
    refuses("UPDATE users_securityevent SET network = ''", "only added to")
    refuses("UPDATE users_securityevent SET kind = kind", "only added to")


def test_a_row_of_the_security_log_stays_half_a_year() -> None:
    for days in (179, 181):
        log_event(kind=EventKind.SIGNED_IN, now=timezone.now() - timedelta(days=days))
    refuses("DELETE FROM users_securityevent", "half a year")
    young = SecurityEvent.objects.order_by("-at")[0]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM users_securityevent WHERE id <> %s", [young.pk])
        assert cursor.rowcount == 1


@pytest.mark.postgres
@pytest.mark.parametrize("table", ["audit_auditevent", "audit_auditsegment", "users_securityevent"])
def test_no_log_can_be_emptied_at_once(table: str) -> None:
    refuses(f"TRUNCATE {table} CASCADE", "only added to")


def test_a_trigger_that_is_gone_is_named(raw: Callable[..., None]) -> None:
    assert missing_guards() == []
    with connection.cursor() as cursor:
        on = " ON audit_auditevent" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER append_only_event_delete{on}")
    assert missing_guards() == ["append_only_event_delete"]


@pytest.mark.django_db(transaction=True)
def test_the_guards_go_and_come_with_their_migrations() -> None:
    names = ("portal.core.audit.migrations.0002_refuse_changes",
             "portal.users.migrations.0003_keep_security_log")  # fmt: skip
    steps = [import_module(name).Migration.operations[0] for name in names]
    with connection.schema_editor(atomic=False) as editor:
        for step in steps:
            step.database_backwards("audit", editor, None, None)
        assert missing_guards() == sorted(GUARDS)
        for step in steps:
            step.database_forwards("audit", editor, None, None)
    assert missing_guards() == []
    assert steps[0].describe() == "Run statements in the database's own language"
