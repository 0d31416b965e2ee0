"""The environment is installed from a lock when, and only when, that is needed."""

from __future__ import annotations

import json
import sys

import pytest

from scripts import environment
from scripts.environment import DEV_LOCK, RUN_LOCK, CannotInstall, PythonEnvironment
from scripts.processes import Programs


class Recorder(Programs):
    """This notes the commands instead of running them."""

    def run(self, name, command, env=None):
        self.running.setdefault("commands", []).append((name, list(command)))
        if name == "venv":
            folder = environment.Path(command[-1])
            (folder / "bin").mkdir(parents=True)
            (folder / "bin" / "python").symlink_to(sys.executable)


@pytest.fixture
def recorder():
    return Recorder()


@pytest.fixture
def made(tmp_path, recorder):
    """Give an environment that was installed from the smaller lock."""
    made = PythonEnvironment(tmp_path / ".venv")
    made.ensure(RUN_LOCK, recorder)
    recorder.running.clear()
    return made


def names(recorder):
    return [name for name, _command in recorder.running.get("commands", [])]


def for_work(made):
    (made.folder / "bin" / "pytest").touch()


def test_from_nothing_everything_is_made(tmp_path, recorder):
    fresh = PythonEnvironment(tmp_path / ".venv")
    assert fresh.ensure(RUN_LOCK, recorder) == "installed from requirements.lock"
    assert names(recorder) == ["venv", "pip", "uv"]


def test_uv_comes_by_its_hash(tmp_path, recorder, monkeypatch):
    seen = []
    monkeypatch.setattr(
        Recorder, "run", lambda self, name, command, env=None: seen.append((name, list(command)))
    )
    monkeypatch.setattr(PythonEnvironment, "_works", lambda self: True)
    (tmp_path / ".venv").mkdir()
    PythonEnvironment(tmp_path / ".venv").ensure(RUN_LOCK, recorder)
    [(pip, command), (uv, sync)] = seen
    assert (pip, uv) == ("pip", "uv")
    assert {"--require-hashes", "--no-deps"} <= set(command)
    assert sync[-2:] == ["--require-hashes", RUN_LOCK]


def test_second_time_nothing_is_done(made, recorder):
    assert made.ensure(RUN_LOCK, recorder) == "up to date with requirements.lock"
    assert names(recorder) == []


def test_changed_lock_is_installed(made, recorder):
    made._stamp.write_text(json.dumps({"lock": RUN_LOCK, "sha256": "old"}))
    assert made.ensure(RUN_LOCK, recorder) == "installed from requirements.lock"
    assert names(recorder) == ["pip", "uv"]


def test_broken_stamp_is_no_stamp(made, recorder):
    made._stamp.write_text("{oh")
    assert made.ensure(RUN_LOCK, recorder) == "installed from requirements.lock"


def test_tools_of_those_who_work_on_it_are_never_taken_away(made, recorder):
    for_work(made)
    assert made.ensure(RUN_LOCK, recorder) == "installed from requirements-dev.lock"
    assert made.ensure(RUN_LOCK, recorder) == "up to date with requirements-dev.lock"
    assert recorder.running["commands"][-1][1][-1] == DEV_LOCK


def test_the_larger_lock_is_added(made, recorder):
    assert made.ensure(DEV_LOCK, recorder) == "installed from requirements-dev.lock"


def test_environment_that_does_not_run_is_made_anew(made, recorder, tmp_path):
    (made.folder / "bin" / "python").unlink()
    (made.folder / "bin").rmdir()
    made.ensure(RUN_LOCK, recorder)
    assert names(recorder)[0] == "venv"


def test_missing_venv_says_which_package(tmp_path, recorder, monkeypatch):
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: None)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    with pytest.raises(CannotInstall, match=rf"no venv and no ensurepip.*python{version}-venv"):
        PythonEnvironment(tmp_path / ".venv").ensure(RUN_LOCK, recorder)


def test_lock_without_uv_says_so(tmp_path, recorder, monkeypatch):
    (tmp_path / RUN_LOCK).write_text("django==5.2.19 \\\n    --hash=sha256:00\n")
    monkeypatch.setattr(environment, "CHECKOUT", tmp_path)
    with pytest.raises(CannotInstall, match="names no uv; renew it with: make lock"):
        PythonEnvironment(tmp_path / ".venv").ensure(RUN_LOCK, recorder)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"PIP_INDEX_URL": "mirror"}, "mirror"),
        ({"PIP_INDEX_URL": "mirror", "UV_DEFAULT_INDEX": "own"}, "own"),
        ({}, None),
    ],
)
def test_mirror_of_this_machine_is_used(monkeypatch, given, expected):
    for name in ("PIP_INDEX_URL", "UV_DEFAULT_INDEX"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert environment._installer_settings().get("UV_DEFAULT_INDEX") == expected
