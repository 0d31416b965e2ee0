"""Two changes of one run at once: both are kept, in real transactions of real threads."""

from __future__ import annotations

import json

import pytest
from django.conf import settings

from tests.elsewhere import as_setting, shared_database, start_elsewhere

pytestmark = [pytest.mark.slow, pytest.mark.loopback]

BEGIN = """
import json, sys, threading, time, django
django.setup()
from django.db import connection
from django.utils import timezone
from portal.core.models import Partnership
from portal.core.vault.actions import change_run, give_code, start_run, touch_run
from portal.core.vault.queries import open_run
from portal.core.vault.visitor import VisitorKey

visitor, now = VisitorKey(b"\\x01" * 32), timezone.now()
known = {"kind": "tool", "visitor": visitor, "now": now}

def start():
    partnership = Partnership.objects.get()
    return start_run(version="1", payload={}, partnership=partnership, **known).id

def together(*jobs):
    gate, faults = threading.Barrier(len(jobs)), []
    def work(job):
        try:
            gate.wait()
            job()
        except Exception as fault:
            faults.append(repr(fault))
        finally:
            connection.close()
    threads = [threading.Thread(target=work, args=(job,)) for job in jobs]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    return faults
"""

CHANGES = """
run = start()

def add(name):
    def change(payload):
        time.sleep(0.005)  # as long as a form takes to look at what it has
        return {**payload, name: True}
    change_run(run_id=run, change=change, **known)

def adds(letter):
    return lambda: [add(f"{letter}{number}") for number in range(20)]

faults = together(adds("a"), adds("b"), adds("c"))
print(json.dumps([faults, sorted(open_run(run_id=run, **known).payload)]))
"""

# What a form would do that read first and wrote later: the harness has to see what is lost.
CARELESS = """
run = start()

def add(name):
    read = open_run(run_id=run, **known).payload
    time.sleep(0.005)
    change_run(run_id=run, change=lambda _payload: {**read, name: True}, **known)

def adds(letter):
    return lambda: [add(f"{letter}{number}") for number in range(20)]

faults = together(adds("a"), adds("b"), adds("c"))
print(json.dumps([faults, sorted(open_run(run_id=run, **known).payload)]))
"""

CODES = """
ends, faults = [], []
for _number in range(10):
    run = start()
    faults += together(
        lambda: give_code(run_id=run, **known),
        lambda: [touch_run(run_id=run, **known) for _number in range(30)],
        lambda: [
            change_run(run_id=run, change=lambda payload: {**payload, str(number): 1}, **known)
            for number in range(30)
        ],
    )
    found = open_run(run_id=run, **known)
    ends.append([(found.expires_at - now).total_seconds(), found.has_code, len(found.payload)])
print(json.dumps([faults, ends]))
"""


@pytest.fixture
def elsewhere(transactional_db, partnership, tmp_path):
    """Give a function that runs a script on this test's rows and gives what it printed."""

    def run(script):
        keys = as_setting(settings.FIELD_KEYS)
        database = shared_database(tmp_path)
        process = start_elsewhere("-c", BEGIN + script, database=database, var=tmp_path, keys=keys)
        said, faults = process.communicate(timeout=300)
        assert process.returncode == 0, faults
        return json.loads(said)

    return run


ALL = sorted(f"{letter}{number}" for letter in "abc" for number in range(20))


def test_changes_of_different_steps_at_once_are_all_kept(elsewhere):
    assert elsewhere(CHANGES) == [[], ALL]


def test_a_form_that_reads_first_and_writes_later_would_lose_some(elsewhere):
    faults, kept = elsewhere(CARELESS)
    assert faults == []
    assert len(kept) < len(ALL)


def test_a_code_given_while_somebody_types_lasts_its_seven_days(elsewhere):
    faults, ends = elsewhere(CODES)
    assert faults == []
    assert ends == [[7 * 86_400, True, 30]] * 10
