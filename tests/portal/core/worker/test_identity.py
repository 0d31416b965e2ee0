"""Which worker lives, as far as anybody on this machine can tell."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from portal.core.worker.identity import is_gone, new_worker_id

HOST = new_worker_id().partition(":")[0]


def test_a_worker_names_itself_by_machine_process_and_chance():
    host, pid, chance = new_worker_id().split(":")
    assert (bool(host), pid, len(chance)) == (True, str(os.getpid()), 8)
    assert len(new_worker_id()) <= 64
    assert new_worker_id() != new_worker_id()


def test_a_worker_of_this_process_lives():
    assert is_gone(new_worker_id()) is False


def test_another_start_under_the_same_number_is_gone():
    assert is_gone(f"{HOST}:{os.getpid()}:0000beef") is True


def test_a_process_lives_until_it_has_ended():
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    name = f"{HOST}:{process.pid}:0000beef"
    assert is_gone(name) is False
    process.communicate(b"\n")
    assert is_gone(name) is True


def test_somebody_elses_process_lives(monkeypatch):
    def refuse(_pid, _signal):
        raise PermissionError

    monkeypatch.setattr(os, "kill", refuse)
    assert is_gone(f"{HOST}:1:0000beef") is False


@pytest.mark.parametrize("worker", ["elsewhere:1:beef", "", "Xb4kq"])
def test_of_another_machines_worker_nobody_can_tell(worker):
    assert is_gone(worker) is False


def test_a_name_without_a_number_is_nobodys():
    assert is_gone(f"{HOST}:x:beef") is True
