"""Reading many tables as they were at one moment."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from portal.core.audit.models import AuditEvent
from portal.core.snapshot import snapshot
from tests.hosts import Hosts

# Somebody commits between two reads of one block: without a snapshot the second one sees it.
BETWEEN = """
import json, threading
from contextlib import nullcontext
from django.db import connection
from django.utils import timezone
from portal.core.audit.actions import record
from portal.core.audit.models import AuditEvent
from portal.core.snapshot import snapshot

def write():
    record(kind="test-written", now=timezone.now())
    connection.close()

def read_twice(block):
    with block:
        before = AuditEvent.objects.count()
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
        return AuditEvent.objects.count() - before

print(json.dumps([read_twice(nullcontext()), read_twice(snapshot()), AuditEvent.objects.count()]))
"""


@pytest.mark.slow
def test_what_others_write_meanwhile_is_not_seen(hosts: Hosts) -> None:
    assert hosts.make("migrated").python(BETWEEN) == [1, 0, 2]


@pytest.mark.django_db(transaction=True)
def test_afterwards_everything_goes_on_as_before() -> None:
    with snapshot():
        assert AuditEvent.objects.count() == 0
    with pytest.raises(ZeroDivisionError), snapshot():
        raise ZeroDivisionError
    with transaction.atomic():
        AuditEvent.objects.create(at="2026-11-20T10:00:00Z", kind="x")
    with snapshot():
        assert AuditEvent.objects.count() == 1


@pytest.mark.django_db
def test_within_a_transaction_it_promises_nothing(queries: Callable[[int], object]) -> None:
    with pytest.raises(TransactionManagementError, match="transaction of its own"), snapshot():
        pytest.fail("not reached")
    with queries(1), snapshot(joins=True):
        AuditEvent.objects.count()
    assert connection.in_atomic_block
