"""`make start`: what it hands to the programs it starts, and what it says when one is gone."""

from __future__ import annotations

import os
import sys

import pytest

from scripts import start
from scripts.address import Address, BadAddress
from scripts.processes import Programs
from scripts.start import ServerFailed, server_command

ADDRESS = Address("127.0.0.1", 8123, "http://localhost:8123/")


def test_server_is_the_production_server_with_limits():
    command = server_command("python", ADDRESS, 3)
    assert command[:3] == ["python", "-m", "granian"]
    assert command[-1] == "portal.wsgi:application"
    options = dict(zip(command[3:-3:2], command[4:-3:2], strict=True))
    assert options == {
        "--interface": "wsgi",
        "--http": "1",
        "--host": "127.0.0.1",
        "--port": "8123",
        "--workers": "3",
        "--blocking-threads": "4",
        "--backpressure": "64",
        "--workers-kill-timeout": "8",
        "--log-level": "warning",
    }


@pytest.mark.parametrize(
    ("given", "name", "expected"),
    [
        ({}, "DEMO", "1"),
        ({"DEMO": "0"}, "DEMO", "0"),
        ({}, "DJANGO_SETTINGS_MODULE", "portal.settings.production"),
        ({"BASE_URL": "", "VAR": "relative"}, "BASE_URL", "http://localhost:8123/"),
        ({"VAR": "relative"}, "VAR", "/data"),
        ({"SEARCH_URL": "http://search.example.org"}, "SEARCH_URL", "http://search.example.org"),
    ],
)
def test_settings_of_the_shell_are_handed_on(monkeypatch, given, name, expected):
    for variable in ("DEMO", "BASE_URL", "VAR", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in given.items():
        monkeypatch.setenv(variable, value)
    assert start._environment(ADDRESS, start.Path("/data"))[name] == expected


def test_folder_that_cannot_be_written_is_one_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(BadAddress, match=r"VAR is '.*/file/var', where this account may not write"):
        start._keys(tmp_path / "file" / "var")


def test_data_are_closed_to_others_from_the_beginning(tmp_path):
    start._keys(tmp_path / "a" / "var")
    assert (tmp_path / "a" / "var").stat().st_mode & 0o777 == 0o700


def test_a_folder_somebody_made_keeps_its_doors(tmp_path):
    tmp_path.chmod(0o750)
    start._keys(tmp_path)
    assert tmp_path.stat().st_mode & 0o777 == 0o750


@pytest.mark.parametrize("name", ["server", "worker"])
def test_program_that_ends_by_itself_is_named_with_its_last_words(tmp_path, name):
    programs = Programs()
    code = "print('first'); print('out of memory')"
    programs.start(name, [sys.executable, "-c", code], os.environ, tmp_path / f"{name}.log")
    programs.running[name].wait()
    with pytest.raises(ServerFailed) as failure:
        start._nothing_ended(programs, tmp_path)
    assert str(failure.value).startswith(f"the {name} ended by itself, so everything is stopped")
    assert str(failure.value).endswith("first\nout of memory")


def test_running_programs_are_no_failure(tmp_path):
    start._nothing_ended(Programs(), tmp_path)


@pytest.mark.loopback
def test_a_server_that_is_not_there_is_not_healthy():
    assert start._is_healthy(Address("127.0.0.1", 9, "http://localhost:9/")) is False


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("PORT", "eighty", "PORT is 'eighty'; give a whole number from 1 to 65535, such as 8000."),
        ("PORT", "70000", "PORT is '70000'; give a whole number from 1 to 65535, such as 8000."),
    ],
)
def test_bad_values_stop_the_start_with_one_sentence(
    monkeypatch, capsys, variable, value, sentence
):
    monkeypatch.setattr(start, "listen_for_stop", lambda: None)
    monkeypatch.setenv(variable, value)
    assert start.main() == 1
    assert capsys.readouterr().err == f"Cannot start: {sentence}\n"
