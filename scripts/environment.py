"""The Python environment, installed from a lock with every hash checked (standard library only)."""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.processes import CHECKOUT, ProgramFailed, Programs

RUN_LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"
NEXT_LOCK = "requirements-next.lock"


class CannotInstall(Exception):
    """This machine lacks something; the text says what would bring it."""


@dataclass(frozen=True)
class PythonEnvironment:
    """This is one virtual environment of the checkout."""

    folder: Path = CHECKOUT / ".venv"

    @property
    def python(self) -> str:
        """Give its interpreter."""
        return str(self.folder / "bin" / "python")

    @property
    def _stamp(self) -> Path:
        return self.folder / "installed-from.json"

    def ensure(self, lock: str, programs: Programs) -> str:
        """Install what the lock names unless that is there already; say what was done."""
        with _one_at_a_time():
            if not self._works():
                self._make(programs)
            lock = self._never_less(lock)
            if self._read_stamp() == _stamp_of(lock):
                return f"up to date with {lock}"
            self._install(lock, programs)
            self._stamp.write_text(json.dumps(_stamp_of(lock)))
            return f"installed from {lock}"

    def _works(self) -> bool:
        try:
            probe = subprocess.run([self.python, "-c", ""], capture_output=True, check=False)
        except OSError:
            return False
        return probe.returncode == 0

    def _make(self, programs: Programs) -> None:
        missing = [name for name in ("venv", "ensurepip") if not importlib.util.find_spec(name)]
        if missing:
            version = f"{sys.version_info.major}.{sys.version_info.minor}"
            raise CannotInstall(
                f"this Python has no {' and no '.join(missing)}; install the package "
                f"python{version}-venv (Debian, Ubuntu: apt-get install python{version}-venv)."
            )
        programs.run("venv", [sys.executable, "-m", "venv", "--clear", str(self.folder)])

    def _never_less(self, lock: str) -> str:
        """Keep the tools of somebody who works on the portal: the larger lock holds the smaller."""
        is_for_work = (self.folder / "bin" / "pytest").exists()
        return DEV_LOCK if lock == RUN_LOCK and is_for_work else lock

    def _read_stamp(self) -> dict[str, str]:
        try:
            return dict(json.loads(self._stamp.read_text()))
        except (OSError, ValueError):
            return {}

    def _install(self, lock: str, programs: Programs) -> None:
        try:
            if not (self.folder / "bin" / "uv").exists():
                self._bring_uv(lock, programs)
            uv = [self.python, "-m", "uv", "pip", "sync", "--quiet", "--python", self.python]
            programs.run("uv", [*uv, "--require-hashes", lock], env=_installer_settings())
        except ProgramFailed as error:
            raise CannotInstall(
                f"the packages of {lock} could not be installed (the lines above say why); "
                "is the package index reachable from here?"
            ) from error

    def _bring_uv(self, lock: str, programs: Programs) -> None:
        """Install uv with pip: the one package that pip itself brings, by its hash as well."""
        block = re.search(r"(?m)^uv==[^\n]*(\n {4}[^\n]*)*", (CHECKOUT / lock).read_text())
        if block is None:
            raise CannotInstall(f"{lock} names no uv; renew it with: make lock")
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as wanted:
            wanted.write(block.group() + "\n")
            wanted.flush()
            pip = [self.python, "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
            programs.run("pip", [*pip, "--require-hashes", "--no-deps", "-r", wanted.name])


def _stamp_of(lock: str) -> dict[str, str]:
    digest = hashlib.sha256((CHECKOUT / lock).read_bytes()).hexdigest()
    return {"lock": lock, "sha256": digest}


def _installer_settings() -> dict[str, str]:
    """Let uv use the mirror that this machine tells pip to use."""
    settings = dict(os.environ)
    if "PIP_INDEX_URL" in settings:
        settings.setdefault("UV_DEFAULT_INDEX", settings["PIP_INDEX_URL"])
    return settings


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Let `make start` and `make test` begin side by side on a fresh checkout."""
    folder = os.open(CHECKOUT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
