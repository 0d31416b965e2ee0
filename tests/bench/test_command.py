"""`python -m bench` prints every figure and ends with 1 when a bar is missed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import types
from contextlib import nullcontext
from pathlib import Path

import pytest

from bench import __main__ as command
from bench.harness import WrongAnswer
from bench.result import Result

ROOT = Path(__file__).parents[2]
# The others fill a search first, which takes minutes; `make bench` in CI runs them all.
QUICKEST = ("page_cache", "pack_load", "cold_page", "step_save")


@pytest.fixture
def benchmarks(monkeypatch):
    """Give a dictionary of stand-ins by name, run in place of the real ones."""
    made = {}

    def load(name):
        return types.SimpleNamespace(run=made[name.removeprefix("bench.")])

    monkeypatch.setattr(command, "BENCHMARKS", made)
    monkeypatch.setattr(command, "prepared_site", nullcontext)
    monkeypatch.setattr(command.importlib, "import_module", load)
    return made


def figure(value, asked=None):
    def run(*, is_quick):
        if asked is not None:
            asked.append(is_quick)
        return [Result("pages", value, 1.0)]

    return run


@pytest.mark.parametrize(("value", "code"), [(0.5, 0), (1.0, 0), (1.5, 1)])
def test_a_missed_bar_ends_with_1(benchmarks, capsys, value, code):
    benchmarks["pages"] = figure(value)
    assert command.main([]) == code
    assert f"pages: {value:.2f} ×" in capsys.readouterr().out


def test_only_what_was_asked_for_is_run(benchmarks):
    asked, others = [], []
    benchmarks |= {"pages": figure(0.5, asked), "search": figure(0.5, others)}
    command.main(["pages", "--quick"])
    assert (asked, others) == ([True], [])


def test_a_wrong_answer_prints_no_figure(benchmarks, capsys):
    def wrong(*, is_quick):
        raise WrongAnswer("home: not the page")

    benchmarks["pages"] = wrong
    assert command.main([]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == ("pages: no figures, because an answer was wrong. home: not the page\n")


def test_the_list_names_every_benchmark(capsys):
    assert command.main(["--list"]) == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    runnable = {
        file.stem for file in (ROOT / "bench").glob("*.py") if "def run(" in file.read_text()
    }
    assert names == list(command.BENCHMARKS)
    assert set(names) == runnable


@pytest.mark.slow
def test_the_benchmarks_run_from_nothing():
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "")}
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--quick", *QUICKEST],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stderr == ""
    # How quick it is, a run of its own says: here other tests take the processor meanwhile.
    missed = done.stdout.count("MISSED")
    assert done.returncode == int(missed > 0), done.stdout
    met, bars = map(
        int, re.search(r"^(\d+) of (\d+) bars met\.$", done.stdout, re.MULTILINE).groups()
    )
    assert (met, bars) == (10 - missed, 10)
