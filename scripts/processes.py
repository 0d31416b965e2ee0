"""Programs that a task starts: none outlives it, however it ends (standard library only)."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import IO, NoReturn

CHECKOUT = Path(__file__).resolve().parents[1]
PATIENCE = 12.0  # seconds a program gets to end by itself
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1


class Stopped(Exception):
    """Somebody asked this task to stop."""


class ProgramFailed(Exception):
    """A program that should have done its work ended with an error; it has said why itself."""

    def __init__(self, code: int) -> None:
        super().__init__(f"exit code {code}")
        self.code = code


def listen_for_stop() -> None:
    """Let Ctrl-C, a closed terminal and `kill` end this task in an orderly way."""
    for number in STOPPING:
        signal.signal(number, _stop)


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    for number in STOPPING:  # a second Ctrl-C must not interrupt the stopping
        signal.signal(number, signal.SIG_IGN)
    raise Stopped


def _end_with_parent() -> None:
    """On Linux, ask the kernel to end this program when the task is killed outright."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Programs:
    """These are the running programs of a task, each the head of a process group of its own."""

    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(
        self, name: str, command: Sequence[str], env: Mapping[str, str], log: Path | None = None
    ) -> None:
        """Start a program in the background; with a log file it is silent here."""
        with ExitStack() as files:
            where = files.enter_context(_fresh(log).open("wb")) if log else None
            self._start(name, command, env, where)

    def _start(
        self, name: str, command: Sequence[str], env: Mapping[str, str], log: IO[bytes] | None
    ) -> None:
        self.running[name] = subprocess.Popen(
            list(command),
            cwd=CHECKOUT,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C reaches this task alone, which then stops them all
            preexec_fn=_end_with_parent,  # noqa: PLW1509 (no task has threads)
        )

    def run(self, name: str, command: Sequence[str], env: Mapping[str, str] | None = None) -> None:
        """Run a program to its end; raise ProgramFailed when it did not do its work."""
        self.start(name, command, os.environ if env is None else env)
        code = self.running[name].wait()
        del self.running[name]
        if code != 0:
            raise ProgramFailed(code)

    def ended(self) -> str | None:
        """Name a program that has ended by itself."""
        over = (name for name, program in self.running.items() if program.poll() is not None)
        return next(over, None)

    def stop_all(self) -> None:
        """End every program and whatever it started itself: kindly first, then for good."""
        for program in self.running.values():
            _signal_group(program, signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        for program in self.running.values():
            with suppress(subprocess.TimeoutExpired):
                program.wait(timeout=max(0.0, deadline - time.monotonic()))
        for program in self.running.values():
            _signal_group(program, signal.SIGKILL)
            program.wait()
        self.running.clear()


def _fresh(log: Path) -> Path:
    """Make room for a log; the one of the time before is kept beside it."""
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists():
        log.replace(log.with_suffix(".before.log"))
    return log


def _signal_group(program: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(program.pid, number)
