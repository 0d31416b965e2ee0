"""Programs a task starts end with it, and so does whatever they started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts.processes import CHECKOUT, ProgramFailed, Programs

# Starts a child that never ends, tells its number, then waits.
PARENT = (
    "import subprocess, sys, time; child = subprocess.Popen([sys.executable, '-c', "
    "'import time; time.sleep(600)']); open(sys.argv[1], 'w').write(str(child.pid)); "
    "time.sleep(600)"
)
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + PARENT


def is_alive(pid: int) -> bool:
    try:
        return stat_of(pid)[0] != "Z"  # a zombie has ended
    except OSError:
        return False


def stat_of(pid: int) -> list[str]:
    """Give what the kernel says of a process: its state, its parent and more."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def wait_for(condition) -> bool:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.02)
    return False


@pytest.fixture
def programs():
    started = Programs()
    yield started
    started.stop_all()


def pid_in(path) -> int:
    assert wait_for(lambda: path.exists() and path.read_text())
    return int(path.read_text())


def test_run_waits_and_fails_with_the_code(programs):
    programs.run("good", [sys.executable, "-c", ""])
    with pytest.raises(ProgramFailed) as failure:
        programs.run("bad", [sys.executable, "-c", "raise SystemExit(7)"])
    assert failure.value.code == 7
    assert programs.running == {}


def test_an_ended_program_is_named(programs):
    programs.start("quick", [sys.executable, "-c", ""], os.environ)
    assert wait_for(lambda: programs.ended() == "quick")


def test_a_running_program_is_not_named(programs, tmp_path):
    programs.start("long", [sys.executable, "-c", PARENT, str(tmp_path / "pid")], os.environ)
    pid_in(tmp_path / "pid")
    assert programs.ended() is None


@pytest.mark.slow
@pytest.mark.parametrize("script", [PARENT, STUBBORN], ids=["willing", "stubborn"])
def test_children_of_children_are_stopped_too(programs, tmp_path, script, monkeypatch):
    monkeypatch.setattr("scripts.processes.PATIENCE", 1.0)
    programs.start("long", [sys.executable, "-c", script, str(tmp_path / "pid")], os.environ)
    child = pid_in(tmp_path / "pid")
    programs.stop_all()
    assert wait_for(lambda: not is_alive(child))


def test_log_of_the_time_before_is_kept(programs, tmp_path):
    log = tmp_path / "log" / "server.log"
    for word in ("first", "second"):
        programs.start(word, [sys.executable, "-c", f"print('{word}')"], os.environ, log)
        programs.running[word].wait()
    assert log.read_text() == "second\n"
    assert (tmp_path / "log" / "server.before.log").read_text() == "first\n"


TASK = (
    "import sys, time\nfrom scripts.processes import Programs, Stopped, listen_for_stop\n"
    "listen_for_stop()\nprograms = Programs()\n"
    f"programs.start('long', [sys.executable, '-c', {PARENT!r}, sys.argv[1]], {{}})\n"
    "try:\n    time.sleep(600)\nexcept Stopped:\n    print('asked to stop')\n"
    "finally:\n    programs.stop_all()\n"
)


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_task_that_is_asked_to_stop_leaves_nothing(tmp_path, number):
    command = [sys.executable, "-c", TASK, str(tmp_path / "pid")]
    task = subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)
    child = pid_in(tmp_path / "pid")
    task.send_signal(number)
    assert task.communicate(timeout=30)[0] == "asked to stop\n"
    assert task.returncode == 0
    assert wait_for(lambda: not is_alive(child))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a program with its parent")
def test_a_program_ends_even_when_its_task_is_killed_outright(tmp_path):
    command = [sys.executable, "-c", TASK, str(tmp_path / "pid")]
    task = subprocess.Popen(command, cwd=CHECKOUT)
    child = pid_in(tmp_path / "pid")
    parent = int(stat_of(child)[1])
    task.kill()
    task.wait()
    assert wait_for(lambda: not is_alive(parent))
    os.kill(child, signal.SIGKILL)
