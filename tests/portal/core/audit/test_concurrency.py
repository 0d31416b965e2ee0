"""Writers that commit late, sealers at the same moment: no row falls between two segments."""

from __future__ import annotations

import pytest

from tests.hosts import Hosts

pytestmark = pytest.mark.slow

# Four people write at once, some of them slowly, some thinking better of it; two workers
# seal, and so do they.
CROWD = """
import json, random, threading, time
from django.db import connection, transaction
from django.utils import timezone
from portal.core.audit.actions import record
from portal.core.audit.models import AuditEvent
from portal.core.audit.sealing import seal_events
from portal.core.audit.verification import verify
kept, is_over = [], threading.Event()

def write(number):
    dice = random.Random(number)
    for turn in range(30):
        with transaction.atomic():
            record(kind="test-written", now=timezone.now(), subject=f"{number}:{turn}")
            time.sleep(dice.random() / 100)
            goes = dice.random() < 0.2
            transaction.set_rollback(goes)
        if not goes:
            kept.append(f"{number}:{turn}")
        if turn % 10 == 9:
            seal_events(now=timezone.now())
    connection.close()

def seal():
    while not is_over.is_set():
        seal_events(now=timezone.now())
        time.sleep(0.003)
    connection.close()

people = [threading.Thread(target=write, args=(number,)) for number in range(4)]
workers = [threading.Thread(target=seal) for _ in range(2)]
for thread in people + workers:
    thread.start()
for thread in people:
    thread.join()
is_over.set()
for thread in workers:
    thread.join()
seal_events(now=timezone.now())
verdict = verify()
there = list(AuditEvent.objects.filter(kind="test-written").values_list("subject", flat=True))
print(json.dumps({
    "same": sorted(there) == sorted(kept),
    "kept": len(kept),
    "sound": verdict.is_sound,
    "rows": verdict.rows,
    "unsealed": verdict.unsealed,
    "segments": verdict.segments,
}))
"""


def test_every_row_is_in_one_segment_whoever_commits_when(hosts: Hosts) -> None:
    found = hosts.make("migrated").python(CROWD)
    assert found["same"]
    assert found["sound"]
    assert (found["rows"], found["unsealed"]) == (found["kept"], 0)
    assert 60 < found["kept"] < 120  # some thought better of it
    assert found["segments"] >= 3  # sealing went on while they wrote


LATE = """
import json, threading
from datetime import timedelta
from django.db import connection, transaction
from django.utils import timezone
from portal.core.audit.actions import record
from portal.core.audit.models import AuditEvent
from portal.core.audit.sealing import seal_events
from portal.core.audit.verification import verify
has_written, may_commit = threading.Event(), threading.Event()
now = timezone.now()

def write_late():
    with transaction.atomic():
        record(kind="test-late", now=now)
        has_written.set()
        may_commit.wait(10)
    connection.close()

late = threading.Thread(target=write_late)
late.start()
has_written.wait(10)
record(kind="test-prompt", now=now)
first = seal_events(now=now)
may_commit.set()
late.join()
second = seal_events(now=now + timedelta(seconds=1))
rows = AuditEvent.objects.order_by("pk").values_list("kind", "segment_id")
print(json.dumps([first, second, list(map(list, rows)), verify().is_sound]))
"""


@pytest.mark.postgres
def test_a_lower_number_that_commits_after_a_higher_one_was_sealed_is_sealed_next(
    hosts: Hosts,
) -> None:
    assert hosts.make("migrated").python(LATE) == [
        1, 1, [["test-late", 2], ["test-prompt", 1]], True,
    ]  # fmt: skip
