"""What the audit log registers: its jobs, its row of doctor, and words for every kind of event."""

from __future__ import annotations

import ast
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from portal.core import registry
from portal.core.audit.actions import record
from portal.core.audit.models import AuditEvent
from portal.core.audit.registrations import check_audit
from portal.core.audit.rules import checked_kind
from portal.core.audit.sealing import KEPT_FOR
from portal.core.publishing.changes import ChangeKind
from portal.core.registry import Check
from tests.architecture.source import PACKAGES, Module, modules, sample


def kinds_of(module: Module) -> set[str]:
    """Find the kinds that a module writes to the log and names where it does."""
    calls = [node for node in ast.walk(module.tree) if isinstance(node, ast.Call)]
    return {
        keyword.value.value
        for call in calls
        if getattr(call.func, "id", getattr(call.func, "attr", "")) in {"record", "record_read"}
        for keyword in call.keywords
        if keyword.arg == "kind" and isinstance(keyword.value, ast.Constant)
    }


def test_every_kind_that_is_written_has_words_for_people() -> None:
    written = {kind for module in modules(*PACKAGES) for kind in kinds_of(module)}
    assert {"backup-made", "site-restored"} <= written
    assert {kind for kind in written if kind not in registry.audit_kinds} == set()


def test_a_kind_is_found_where_it_is_written() -> None:
    text = 'record(kind="a-b", now=now)\nactions.record_read(kind="c")\nother(kind="d")\nrecord()'
    assert kinds_of(sample(text)) == {"a-b", "c"}


@pytest.mark.parametrize("change", ChangeKind)
def test_whatever_is_published_has_words(change: ChangeKind) -> None:
    assert f"page-{change.value}" in registry.audit_kinds
    assert f"row-{change.value}" in registry.audit_kinds


def test_kinds_are_kinds_and_their_words_differ() -> None:
    kinds = dict(registry.audit_kinds.items())
    assert [checked_kind(kind) for kind in kinds] == list(kinds)
    assert len({str(words) for words in kinds.values()}) == len(kinds)


@pytest.mark.django_db
def test_the_worker_seals_every_hour_and_purging_takes_old_segments_out() -> None:
    sealing = dict(registry.recurring_jobs.items())["seal-audit-log"]
    purge = dict(registry.purges.items())["audit-log"]
    assert sealing.every_seconds == 3600

    now = timezone.now()
    record(kind="page-published", now=now - KEPT_FOR - timedelta(days=1))
    record(kind="page-published", now=now)
    assert (sealing.run(), purge(now, 500)) == (2, 0)  # one of the two is young
    record(kind="page-published", now=now - KEPT_FOR - timedelta(days=1))
    assert (sealing.run(), purge(now, 500)) == (1, 0)  # sealed after this purge began
    assert purge(timezone.now(), 500) == 1
    assert AuditEvent.objects.count() == 2


@pytest.mark.django_db
def test_doctor_looks_at_guards_and_sealing() -> None:
    assert check_audit() == Check("Audit log", is_ok=True, detail="guarded and sealed")
    now = timezone.now()
    for hours in (25, 27):
        record(kind="page-published", now=now - timedelta(hours=hours))
    assert check_audit().detail == "1 rows not sealed for a day; is run_worker running?"
    assert not check_audit().is_ok

    on = " ON users_securityevent" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER append_only_security_update{on}")
    assert check_audit() == Check(
        "Audit log", is_ok=False, detail="triggers missing: append_only_security_update"
    )
