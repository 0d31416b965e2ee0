"""The worker as a process: it works, stops in time, and loses nothing when it is killed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[4]
PATIENCE = 60
REPORT = """
from tests.factories import PartnershipFactory
from portal.core.actions import report_problem
area = PartnershipFactory(default=True, contact_email="portal@example.org")
report_problem(partnership=area, path="/", message="Wrong")
"""

pytestmark = [pytest.mark.slow, pytest.mark.allow_hosts(["127.0.0.1"])]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """Prepare a portal's data once, with one report waiting to be told."""
    folder = tmp_path_factory.mktemp("prepared")
    for arguments, said in ((["migrate", "-v0"], ""), (["shell", "-v0"], REPORT)):
        subprocess.run(
            [sys.executable, "manage.py", *arguments],
            input=said, text=True, cwd=CHECKOUT, env=environment(folder), check=True,
            capture_output=True,
        )  # fmt: skip
    return folder


def environment(folder, **more):
    kept = {name: os.environ[name] for name in ("PATH", "SECRET_KEY", "FIELD_KEYS")}
    own = {
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "VAR": str(folder),
        "PYTHONPATH": str(CHECKOUT),
    }
    return {**kept, **own, **more}


@pytest.fixture
def deaf_mail_server():
    """Listen, and never say a word: whoever sends mail there waits."""
    from socket import socket as real_socket  # pytest-socket replaces it in tests without a mark

    with real_socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


@pytest.fixture
def machine(prepared, tmp_path, deaf_mail_server):
    """Give the environment of a portal of its own."""
    folder = tmp_path / "var"
    shutil.copytree(prepared, folder)
    return environment(folder, EMAIL_URL=f"smtp://127.0.0.1:{deaf_mail_server}")


@pytest.fixture
def start(machine):
    """Give a function that starts a worker; whatever still runs at the end is killed."""
    started = []

    def start_worker():
        process = subprocess.Popen(
            [sys.executable, "manage.py", "run_worker"],
            cwd=CHECKOUT, env=machine, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        started.append(process)
        return process

    yield start_worker
    for process in started:
        process.kill()
        process.communicate()


def mail_task(machine):
    """Give status and number of tries of the task that tells about the report."""
    with closing(sqlite3.connect(Path(machine["VAR"]) / "portal.sqlite3", timeout=20)) as database:
        [(status, workers)] = database.execute(
            "SELECT status, worker_ids FROM django_tasks_database_dbtaskresult "
            "WHERE task_path = 'portal.core.tasks.mail_problem_report'"
        ).fetchall()
    return status, len(json.loads(workers))


def wait_for(machine, expected):
    deadline = time.monotonic() + PATIENCE
    while mail_task(machine) != expected:
        assert time.monotonic() < deadline, mail_task(machine)
        time.sleep(0.1)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_stops_in_time_and_puts_back_what_it_had_in_hand(machine, start, how):
    worker = start()
    wait_for(machine, ("RUNNING", 1))
    assert (Path(machine["VAR"]) / "worker.pulse").exists()
    asked = time.monotonic()
    worker.send_signal(how)
    _out, said = worker.communicate(timeout=10)
    assert time.monotonic() - asked < 3  # the grace is 1.5 s; the machine may be busy
    assert worker.returncode == 0
    assert mail_task(machine) == ("READY", 1)
    assert not (Path(machine["VAR"]) / "worker.pulse").exists()
    messages = [json.loads(line)["message"] for line in said.splitlines()]
    assert messages[0] == "Worker started"
    assert messages[-2:] == ["What was in hand was put back", "Worker stopped"]


def test_what_a_killed_worker_had_in_hand_is_taken_up_by_the_next(machine, start):
    first = start()
    wait_for(machine, ("RUNNING", 1))
    first.kill()
    first.wait()
    assert mail_task(machine) == ("RUNNING", 1)
    schedule = Path(machine["VAR"]) / "worker.jobs.json"
    schedule.unlink(missing_ok=True)  # as if a minute had passed
    start()
    wait_for(machine, ("RUNNING", 2))
